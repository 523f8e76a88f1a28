// Reads Mermaid texts, on standard input as JSON an array of {text, draw}, the way Mermaid does: with its own parser and, where it is to be
// drawn, its own picture in a DOM without a screen. Writes as JSON an array: for each text {error}, or what was found in it and in its picture.
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!DOCTYPE html><body></body>", { pretendToBeVisual: true });
for (const name of Object.getOwnPropertyNames(window)) if (!(name in globalThis) && !name.endsWith("Storage")) globalThis[name] = window[name];
Object.assign(globalThis, { window, document: window.document });
// Nothing is measured without a screen; every text is as large as any other.
window.SVGElement.prototype.getBBox = () => ({ x: 0, y: 0, width: 100, height: 20 });
window.SVGElement.prototype.getComputedTextLength = () => 100;

const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false, securityLevel: "strict", maxEdges: 1_000_000, maxTextSize: 100_000_000 });

let input = "";
for await (const chunk of process.stdin.setEncoding("utf8")) input += chunk;
const found = [];
for (const [i, { text, draw }] of JSON.parse(input).entries()) {
  try {
    found.push({ ...(await parsed(text)), ...(draw ? await drawn("m" + i, text) : {}) });
  } catch (e) {
    found.push({ error: String(e) });
  }
}
process.stdout.write(JSON.stringify(found), () => process.exit(0)); // the DOM would keep the process alive

async function parsed(text) {
  const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(text);
  if (type === "gantt")
    return {
      type,
      tasks: db.getTasks().map(t => ({
        id: t.id, section: t.type, start: dayOf(t.startTime), days: Math.round((t.endTime - t.startTime) / 86_400_000),
        marks: ["active", "done", "crit", "milestone"].filter(mark => t[mark]),
      })),
    };
  return {
    type,
    vertices: [...db.getVertices().values()].map(v => ({ id: v.id, classes: v.classes, link: v.link ?? null })),
    edges: db.getEdges().map(e => ({ from: e.start, to: e.end, text: e.text })),
    subgraphs: db.getSubGraphs().length,
  };
}

function dayOf(time) {
  return [time.getFullYear(), time.getMonth() + 1, time.getDate()].map(part => String(part).padStart(2, "0")).join("-");
}

async function drawn(id, text) {
  const { svg } = await mermaid.render(id, text);
  const picture = new window.DOMParser().parseFromString(svg, "text/html");
  return {
    labels: [...picture.querySelectorAll("g.node")].map(node => linesOf(node.querySelector("span.nodeLabel"))),
    bars: [...picture.querySelectorAll("text.taskText, text.taskTextOutsideRight, text.taskTextOutsideLeft")]
      .map(bar => ({ id: bar.id, text: bar.textContent })),
    sections: [...picture.querySelectorAll("text.sectionTitle")].map(section => section.textContent),
    elements: [...new Set([...picture.querySelectorAll("svg *")].map(e => e.localName))].sort(),
    title: picture.querySelector("title")?.textContent ?? null,
    description: picture.querySelector("desc")?.textContent ?? null,
  };
}

function linesOf(label) {
  const lines = [""];
  const walk = node => {
    if (node.localName === "br") lines.push("");
    else if (node.nodeType === 3) lines[lines.length - 1] += node.data;
    else node.childNodes.forEach(walk);
  };
  if (label) walk(label);
  return lines;
}
