'use strict';

// console.table: rows and columns of collections, arrays and objects, drawn with box characters.

const { brands, classOf } = require('internal/util/types');
const { getStringWidth, inspect } = require('internal/util/inspect');

const native = binding('util');

const kKey = 'Key';
const kValues = 'Values';
const kIndex = '(index)';
const kIterationIndex = '(iteration index)';

function renderRow(cells, widths) {
  return `│ ${cells.map((cell, i) => cell + ' '.repeat(widths[i] - getStringWidth(cell))).join(' │ ')} │`;
}

function renderLine(left, middle, right, widths) {
  return left + widths.map((width) => '─'.repeat(width + 2)).join(middle) + right;
}

/** `columns[i]` holds the cells under `head[i]`; missing cells are empty. */
function drawTable(head, columns) {
  const height = Math.max(...columns.map((column) => column.length));
  const widths = head.map((title) => getStringWidth(title));
  const rows = [];
  for (let y = 0; y < height; y++) {
    const row = head.map((title, x) => columns[x][y] ?? '');
    row.forEach((cell, x) => {
      widths[x] = Math.max(widths[x], getStringWidth(cell));
    });
    rows.push(row);
  }
  return [
    renderLine('┌', '┬', '┐', widths),
    renderRow(head, widths),
    renderLine('├', '┼', '┤', widths),
    ...rows.map((row) => renderRow(row, widths)),
    renderLine('└', '┴', '┘', widths),
  ].join('\n');
}

function cellOf(value, options) {
  const depth = value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 2 ?
    -1 : 0;
  return inspect(value, { maxArrayLength: 3, breakLength: Infinity, colors: options.colors === true, ...options, depth });
}

function renderPairs(keys, values, options) {
  const index = keys.map((key, i) => `${i}`);
  return drawTable([kIterationIndex, kKey, kValues],
    [index, keys.map((key) => cellOf(key, options)), values.map((value) => cellOf(value, options))]);
}

function renderList(values, options) {
  return drawTable([kIterationIndex, kValues],
    [values.map((value, i) => `${i}`), values.map((value) => cellOf(value, options))]);
}

function renderFlat(entries, areMapEntries, options) {
  if (areMapEntries) {
    return renderPairs(entries.filter((entry, i) => i % 2 === 0), entries.filter((entry, i) => i % 2 === 1), options);
  }
  return renderList(entries, options);
}

function renderObject(data, properties, options) {
  const columns = new Map();
  const values = [];
  const indices = Object.keys(data);
  let hasPrimitives = false;
  for (const property of indices.length === 0 ? [] : properties ?? []) {
    columns.set(property, []);
  }
  indices.forEach((index, row) => {
    const item = data[index];
    const isPrimitive = item === null || (typeof item !== 'object' && typeof item !== 'function');
    if (isPrimitive) {
      if (properties === undefined) {
        hasPrimitives = true;
        values[row] = cellOf(item, options);
      }
      return;
    }
    for (const key of properties ?? Object.keys(item)) {
      if (!columns.has(key)) {
        columns.set(key, []);
      }
      if (Object.hasOwn(item, key)) {
        columns.get(key)[row] = cellOf(item[key], options);
      }
    }
  });
  const head = [kIndex, ...Array.from(columns.keys(), String)];
  const cells = [indices, ...columns.values()];
  if (hasPrimitives) {
    head.push(kValues);
    cells.push(values);
  }
  return drawTable(head, cells);
}

function renderTable(data, properties, options) {
  switch (classOf(data)) {
    case brands.kMap:
      return renderPairs(Array.from(data.keys()), Array.from(data.values()), options);
    case brands.kSet:
      return renderList(Array.from(data), options);
    case brands.kMapIterator: {
      const [entries, isKeyValue] = native.previewEntries(data);
      return renderFlat(entries, isKeyValue, options);
    }
    case brands.kSetIterator:
      return renderList(native.previewEntries(data)[0], options);
    default:
      return renderObject(data, properties, options);
  }
}

module.exports = { renderTable };
