namespace MilestoneTracker.Reporting.Pages;

// The interactive parts of the page: headings that sort the table of milestones, filters, a button that fits the graph to the page, an
// initial scroll position at what matters most and the columns that are shown, and highlighting of the arrows of a box. The script creates
// its own controls, so that the page has none that do not work without it, and inserts text only as text.
internal static class Script
{
    public const string Text = """

        'use strict';
        (function () {
          var make = function (tag, name, text) {
            var e = document.createElement(tag); if (name) e.className = name; if (text) e.textContent = text; return e; };
          var table = document.getElementById('all');
          if (table) {
            var body = table.tBodies[0], rows = Array.prototype.slice.call(body.rows);
            var key = function (row, column) { var c = row.cells[column], s = c.getAttribute('data-sort');
                return s === null ? c.firstChild.textContent : Number(s); };
            Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
              var button = make('button', 'sort', head.textContent);
              button.type = 'button';
              head.textContent = '';
              head.appendChild(button);
              button.addEventListener('click', function () {
                var down = head.getAttribute('aria-sort') === 'ascending';
                Array.prototype.forEach.call(table.tHead.rows[0].cells, function (h) { h.removeAttribute('aria-sort'); });
                head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
                var keyed = rows.map(function (row, i) { return [key(row, column), i, row]; });
                keyed.sort(function (a, b) { var d = a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0; return (down ? -d : d) || a[1] - b[1]; });
                var all = document.createDocumentFragment();
                keyed.forEach(function (k) { all.appendChild(k[2]); });
                body.appendChild(all);
              });
            });
            var bar = make('div', 'filter'), field = make('input'), status = make('select'), risk = make('select'), count = make('output');
            field.type = 'search';
            field.placeholder = 'Filter by any word';
            field.setAttribute('aria-label', 'Filter the milestones by any word');
            var choice = function (select, label, every, column) {
              select.setAttribute('aria-label', label);
              select.appendChild(new Option(every, ''));
              var seen = {};
              rows.forEach(function (row) { seen[row.cells[column].textContent] = Number(row.cells[column].getAttribute('data-sort')); });
              Object.keys(seen).sort(function (a, b) { return seen[a] - seen[b]; })
                .forEach(function (word) { select.appendChild(new Option(word, word)); });
            };
            choice(status, 'Only with this status', 'Every status', 1);
            choice(risk, 'Only with this risk', 'Every risk', 3);
            var texts = rows.map(function (row) { return row.textContent.toLowerCase(); });
            var apply = function () {
              var word = field.value.trim().toLowerCase(), shown = 0;
              rows.forEach(function (row, i) {
                var show = texts[i].indexOf(word) >= 0 && (!status.value || row.cells[1].textContent === status.value) &&
                    (!risk.value || row.cells[3].textContent === risk.value);
                row.hidden = !show;
                if (show) shown++;
              });
              count.textContent = shown === rows.length ? '' : shown + ' of ' + rows.length;
            };
            [field, status, risk].forEach(function (control) { control.addEventListener('input', apply); bar.appendChild(control); });
            bar.appendChild(count);
            table.parentNode.insertBefore(bar, table);
          }
          var picture = document.querySelector('.graph-figure svg.graph'), frame = document.querySelector('.graph-figure .scroll');
          if (!picture) return;
          if (picture.clientWidth > frame.clientWidth) {
            var fit = make('button', 'fit', 'Fit the width');
            fit.type = 'button';
            fit.addEventListener('click', function () {
                fit.textContent = frame.classList.toggle('fitted') ? 'True size' : 'Fit the width'; });
            frame.parentNode.insertBefore(fit, frame);
            var where = document.querySelector('.graph-figure .where'), target = where && where.querySelector('a');
            var show = function (node) {
              var at = node.getBoundingClientRect(), corner = frame.getBoundingClientRect();
              frame.scrollLeft += at.left - corner.left - Math.min(320, frame.clientWidth / 4);
              frame.scrollTop += at.top - corner.top - 60;
            };
            if (target) {
              var first = document.getElementById(target.getAttribute('href').slice(1));
              target.addEventListener('click', function (e) { e.preventDefault(); show(first); });
              show(first);
              var boxes = [];
              Array.prototype.forEach.call(picture.querySelectorAll('[data-column]'), function (node) {
                boxes.push([node.transform.baseVal.getItem(0).matrix.e + 112, Number(node.getAttribute('data-column'))]); });
              var tell = function () {
                var left = frame.scrollLeft, right = left + frame.clientWidth;
                var shown = frame.classList.contains('fitted') ? [] : boxes.filter(function (box) {
                  return box[0] >= left && box[0] <= right; }).map(function (box) { return box[1]; });
                where.lastElementChild.textContent = shown.length === 0 ? '' : ' Shown: columns ' +
                    Math.min.apply(null, shown) + ' to ' + Math.max.apply(null, shown) + '.';
              };
              frame.addEventListener('scroll', tell);
              fit.addEventListener('click', tell);
              tell();
            }
          }
          var nodes = {}, edges = Array.prototype.slice.call(picture.querySelectorAll('.edge'));
          Array.prototype.forEach.call(picture.querySelectorAll('.node'), function (node) {
            nodes[node.getAttribute('data-node')] = node; });
          var near = function (id, on) {
            edges.forEach(function (edge) {
              var from = edge.getAttribute('data-from'), to = edge.getAttribute('data-to');
              if (from !== id && to !== id) return;
              edge.classList.toggle('near', on);
              nodes[from === id ? to : from].classList.toggle('near', on);
            });
          };
          Object.keys(nodes).forEach(function (id) {
            nodes[id].addEventListener('pointerenter', function () { near(id, true); });
            nodes[id].addEventListener('pointerleave', function () { near(id, false); });
          });
        })();

        """;
}
