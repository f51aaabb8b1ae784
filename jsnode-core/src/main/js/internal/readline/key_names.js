'use strict';

// The names of keys by the sequences that terminals send, without the escape character and the modifiers.

const names = new Map();

function add(name, codes, modifiers) {
  for (const code of codes.split(' ')) {
    names.set(code, { name, ...modifiers });
  }
}

add('f1', '[P OP [11~ [[A');
add('f2', '[Q OQ [12~ [[B');
add('f3', '[R OR [13~ [[C');
add('f4', '[S OS [14~ [[D');
add('f5', '[15~ [[E');
add('f6', '[17~');
add('f7', '[18~');
add('f8', '[19~');
add('f9', '[20~');
add('f10', '[21~');
add('f11', '[23~');
add('f12', '[24~');
add('up', '[A OA');
add('down', '[B OB');
add('right', '[C OC');
add('left', '[D OD');
add('clear', '[E OE');
add('end', '[F OF [4~ [8~');
add('home', '[H OH [1~ [7~');
add('insert', '[2~');
add('delete', '[3~');
add('pageup', '[5~ [[5~');
add('pagedown', '[6~ [[6~');

for (const [letter, name] of [['a', 'up'], ['b', 'down'], ['c', 'right'], ['d', 'left'], ['e', 'clear']]) {
  add(name, `[${letter}`, { shift: true });
  add(name, `O${letter}`, { ctrl: true });
}
for (const [digit, name] of [[2, 'insert'], [3, 'delete'], [5, 'pageup'], [6, 'pagedown'], [7, 'home'], [8, 'end']]) {
  add(name, `[${digit}$`, { shift: true });
  add(name, `[${digit}^`, { ctrl: true });
}
add('tab', '[Z', { shift: true });
add('paste-start', '[200~');
add('paste-end', '[201~');

module.exports = { names };
