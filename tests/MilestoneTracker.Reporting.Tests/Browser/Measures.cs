namespace MilestoneTracker.Reporting.Tests.Browser;

// What is measured in the browser, where there are fonts: each returns what is wrong, in words.
internal static class Measures
{
    /// <summary>Texts that leave their box, or that lie on each other within it.</summary>
    public const string TextsOutOfPlace = """
        () => {
          const wrong = [], piled = text => /\p{M}/u.test(text); // marks on marks are as high as they like: the box clips them
          for (const node of document.querySelectorAll('.graph .node')) {
            const box = node.querySelector('.box').getBBox();
            const texts = [...node.querySelectorAll('text')].map(text => [text.textContent, text.getBBox()]);
            for (const [text, b] of texts)
              if (b.x < box.x - 0.5 || b.x + b.width > box.x + box.width + 0.5 || !piled(text) && (b.y < box.y - 0.5 || b.y + b.height > box.y + box.height + 0.5))
                wrong.push(`"${text}" of ${Math.round(b.x + b.width)} in ${box.width}`);
            for (let i = 0; i < texts.length; i++)
              for (let j = 0; j < i; j++) {
                const [s, a] = texts[i], [t, b] = texts[j];
                if (!piled(s) && !piled(t) && a.x + 0.5 < b.x + b.width && b.x + 0.5 < a.x + a.width && Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 5) wrong.push(`"${s}" on "${t}"`);
              }
          }
          return wrong;
        }
        """;

    /// <summary>Pairs of boxes that overlap.</summary>
    public const string BoxesThatOverlap = """
        () => {
          const boxes = [...document.querySelectorAll('.graph .node')].map(node => [node.querySelector('title').textContent.split('\n')[0], node.querySelector('.box').getBoundingClientRect()]);
          boxes.sort((a, b) => a[1].left - b[1].left);
          const wrong = [];
          for (let i = 0; i < boxes.length; i++)
            for (let j = i + 1; j < boxes.length && boxes[j][1].left < boxes[i][1].right - 0.5; j++)
              if (boxes[j][1].top < boxes[i][1].bottom - 0.5 && boxes[i][1].top < boxes[j][1].bottom - 0.5) wrong.push(boxes[i][0] + ' and ' + boxes[j][0]);
          return wrong;
        }
        """;

    /// <summary>Arrows that pass through a box which is neither of their ends.</summary>
    public const string ArrowsThroughBoxes = """
        () => {
          const boxes = [...document.querySelectorAll('.graph .node')].map(node => {
            const m = node.transform.baseVal.consolidate().matrix, b = node.querySelector('.box').getBBox();
            return [node.getAttribute('data-node'), m.e, m.f, m.e + b.width, m.f + b.height];
          });
          const wrong = [];
          for (const edge of document.querySelectorAll('.graph .edge')) {
            const length = edge.getTotalLength();
            for (let at = 0; at <= length; at += 5) {
              const p = edge.getPointAtLength(at);
              for (const [id, left, top, right, bottom] of boxes)
                if (id !== edge.dataset.from && id !== edge.dataset.to && p.x > left + 1 && p.x < right - 1 && p.y > top + 1 && p.y < bottom - 1) { wrong.push(edge.textContent + ' through ' + id); at = length; break; }
            }
          }
          return wrong;
        }
        """;

    /// <summary>Texts of a timeline that lie on each other, leave the picture, or reach into the plot.</summary>
    public const string TimelineTextsOutOfPlace = """
        () => {
          const wrong = [], picture = document.querySelector('svg.timeline').getBoundingClientRect();
          const texts = [...document.querySelectorAll('.timeline text')].map(text => [text.textContent, text.getBoundingClientRect()]);
          for (const [text, b] of texts)
            if (b.left < picture.left - 0.5 || b.right > picture.right + 0.5) wrong.push(`"${text}" leaves the picture`);
          for (let i = 0; i < texts.length; i++)
            for (let j = 0; j < i; j++) {
              const [s, a] = texts[i], [t, b] = texts[j];
              if (a.left + 0.5 < b.right && b.left + 0.5 < a.right && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4) wrong.push(`"${s}" on "${t}"`);
            }
          for (const row of document.querySelectorAll('.timeline .row')) {
            const name = row.querySelector('.who-row').getBBox(), date = row.querySelector('.date').getBBox();
            for (const shape of row.querySelectorAll('.past, .left, .begun, .promise')) {
              const b = shape.getBBox();
              if (b.x < name.x + name.width || b.x + b.width > date.x) wrong.push(`a shape of "${row.querySelector('title').textContent}"`);
            }
          }
          return wrong;
        }
        """;

    /// <summary>Texts of load charts that lie on each other, leave the picture, or reach into a plot; amounts that lie on a
    /// step.</summary>
    public const string LoadTextsOutOfPlace = """
        () => {
          const wrong = [], frame = document.querySelector('svg.load').getBoundingClientRect();
          const boxes = [...document.querySelectorAll('.load text')].map(text => [text.textContent, text.getBoundingClientRect()]);
          for (const [text, b] of boxes)
            if (b.left < frame.left - 0.5 || b.right > frame.right + 0.5) wrong.push(`"${text}" leaves the picture`);
          for (let i = 0; i < boxes.length; i++)
            for (let j = 0; j < i; j++) {
              const [s, a] = boxes[i], [t, b] = boxes[j];
              if (a.left + 0.5 < b.right && b.left + 0.5 < a.right && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4) wrong.push(`"${s}" on "${t}"`);
            }
          for (const panel of document.querySelectorAll('.load .panel')) {
            const shapes = [...panel.querySelectorAll('.demand, .capacity, .excess')].map(shape => shape.getBBox());
            for (const text of panel.querySelectorAll('text'))
              for (const b of shapes) {
                const a = text.getBBox();
                if (a.x + 0.5 < b.x + b.width && b.x + 0.5 < a.x + a.width && Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 3) wrong.push(`"${text.textContent}" on a step`);
              }
          }
          return wrong;
        }
        """;

    /// <summary>What is wider than the page, but for what can be scrolled by itself.</summary>
    public const string WiderThanThePage = """
        () => {
          const wrong = document.documentElement.scrollWidth > innerWidth ? ['the page: ' + document.documentElement.scrollWidth] : [];
          for (const element of document.querySelectorAll('main *:not(svg *)')) {
            const b = element.getBoundingClientRect();
            if (b.right > innerWidth + 1 && !element.closest('.scroll') && getComputedStyle(element).position !== 'absolute' && !element.closest('thead')) wrong.push(element.outerHTML.slice(0, 100));
          }
          return wrong;
        }
        """;
}
