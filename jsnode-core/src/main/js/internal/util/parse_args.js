'use strict';

// util.parseArgs: splits the command line into tokens, checks them against the options and collects the values.

const {
  codes: {
    ERR_INVALID_ARG_VALUE,
    ERR_PARSE_ARGS_INVALID_OPTION_VALUE,
    ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL,
    ERR_PARSE_ARGS_UNKNOWN_OPTION,
  },
} = require('internal/errors');
const { kEmptyObject } = require('internal/util');
const {
  validateArray,
  validateBoolean,
  validateBooleanArray,
  validateObject,
  validateString,
  validateStringArray,
  validateUnion,
} = require('internal/validators');

function defaultArguments() {
  const { execArgv, argv } = process;
  // With -e or -p there is no script among the arguments.
  const flags = ['-e', '--eval', '-p', '--print', '-pe'];
  return execArgv.some((each) => flags.includes(each) || each.startsWith('--eval=') || each.startsWith('--print=')) ?
    argv.slice(1) : argv.slice(2);
}

function ownOption(options, name) {
  return Object.hasOwn(options, name) ? options[name] : undefined;
}

function longNameOf(short, options) {
  for (const name of Object.keys(options)) {
    if (ownOption(options, name).short === short) {
      return name;
    }
  }
  return short;
}

function takesString(options, name) {
  return ownOption(options, name)?.type === 'string';
}

function isLoneShort(arg) {
  return arg.length === 2 && arg[0] === '-' && arg[1] !== '-';
}

function isShortGroup(arg, options) {
  if (arg.length <= 2 || arg[0] !== '-' || arg[1] === '-') {
    return false;
  }
  return !takesString(options, longNameOf(arg[1], options));
}

function isShortWithValue(arg, options) {
  return arg.length > 2 && arg[0] === '-' && arg[1] !== '-' && takesString(options, longNameOf(arg[1], options));
}

function optionToken(name, rawName, index, value, inlineValue) {
  return { kind: 'option', name, rawName, index, value, inlineValue };
}

function tokenize(args, options) {
  const tokens = [];
  const rest = args.slice();
  let index = -1;
  // Members of a group count as one argument.
  let groupLeft = 0;
  while (rest.length > 0) {
    const arg = rest.shift();
    const next = rest[0];
    if (groupLeft > 0) {
      groupLeft--;
    } else {
      index++;
    }
    if (arg === '--') {
      tokens.push({ kind: 'option-terminator', index });
      for (const positional of rest) {
        tokens.push({ kind: 'positional', index: ++index, value: positional });
      }
      break;
    }
    if (isLoneShort(arg)) {
      const name = longNameOf(arg[1], options);
      if (takesString(options, name) && next !== undefined && next !== null) {
        tokens.push(optionToken(name, arg, index, rest.shift(), false));
        index++;
      } else {
        tokens.push(optionToken(name, arg, index, undefined, undefined));
      }
      continue;
    }
    if (isShortGroup(arg, options)) {
      const expanded = [];
      for (let i = 1; i < arg.length; i++) {
        const short = arg[i];
        if (!takesString(options, longNameOf(short, options)) || i === arg.length - 1) {
          expanded.push(`-${short}`);
        } else {
          // The rest of the group is the value of this one.
          expanded.push(`-${arg.slice(i)}`);
          break;
        }
      }
      rest.unshift(...expanded);
      groupLeft = expanded.length;
      continue;
    }
    if (isShortWithValue(arg, options)) {
      tokens.push(optionToken(longNameOf(arg[1], options), `-${arg[1]}`, index, arg.slice(2), true));
      continue;
    }
    const equals = arg.startsWith('--') ? arg.indexOf('=') : -1;
    if (arg.startsWith('--') && arg.length > 2 && equals < 3) {
      const name = arg.slice(2);
      if (takesString(options, name) && next !== undefined && next !== null) {
        tokens.push(optionToken(name, arg, index, rest.shift(), false));
        index++;
      } else {
        tokens.push(optionToken(name, arg, index, undefined, undefined));
      }
      continue;
    }
    if (arg.startsWith('--') && equals >= 3) {
      tokens.push(optionToken(arg.slice(2, equals), arg.slice(0, equals), index, arg.slice(equals + 1), true));
      continue;
    }
    tokens.push({ kind: 'positional', index, value: arg });
  }
  return tokens;
}

function checkUsage(config, token) {
  const { name, rawName, value } = token;
  let option = ownOption(config.options, name);
  let usedName = name;
  const negated = config.allowNegative && option === undefined && name.startsWith('no-');
  if (negated) {
    usedName = name.slice(3);
    option = ownOption(config.options, usedName);
  }
  if (option === undefined || (negated && option.type !== 'boolean')) {
    throw new ERR_PARSE_ARGS_UNKNOWN_OPTION(rawName, config.allowPositionals);
  }
  const shortAndLong = option.short ? `-${option.short}, --${usedName}` : `--${usedName}`;
  if (option.type === 'string' && typeof value !== 'string') {
    throw new ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${shortAndLong} <value>' argument missing`);
  }
  // A negated boolean takes no value either.
  if (option.type === 'boolean' && value !== undefined && value !== null) {
    throw new ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${shortAndLong}' does not take an argument`);
  }
}

/** `--foo --bar` with a string option foo: most probably its value was forgotten. */
function checkOptionLikeValue({ inlineValue, name, rawName, value }) {
  if (inlineValue || typeof value !== 'string' || value.length <= 1 || value[0] !== '-') {
    return;
  }
  const example = rawName.startsWith('--') ? `'${rawName}=-XYZ'` : `'--${name}=-XYZ' or '${rawName}-XYZ'`;
  throw new ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${rawName}' argument is ambiguous.
Did you forget to specify the option argument for '${rawName}'?
To specify an option argument starting with a dash use ${example}.`);
}

function storeOption(name, value, options, values, allowNegative) {
  if (name === '__proto__') {
    return;
  }
  let stored = value ?? true;
  if (allowNegative && value === undefined && name.startsWith('no-') && ownOption(options, name) === undefined) {
    name = name.slice(3);
    stored = false;
  }
  if (ownOption(options, name)?.multiple) {
    values[name] ??= [];
    values[name].push(stored);
  } else {
    values[name] = stored;
  }
}

function validateOptions(options) {
  validateObject(options, 'options');
  for (const [name, option] of Object.entries(options)) {
    const path = `options.${name}`;
    validateObject(option, path);
    const type = Object.hasOwn(option, 'type') ? option.type : undefined;
    validateUnion(type, `${path}.type`, ['string', 'boolean']);
    if (Object.hasOwn(option, 'short')) {
      validateString(option.short, `${path}.short`);
      if (option.short.length !== 1) {
        throw new ERR_INVALID_ARG_VALUE(`${path}.short`, option.short, 'must be a single character');
      }
    }
    const multiple = Object.hasOwn(option, 'multiple') ? option.multiple : undefined;
    if (Object.hasOwn(option, 'multiple')) {
      validateBoolean(multiple, `${path}.multiple`);
    }
    const fallback = Object.hasOwn(option, 'default') ? option.default : undefined;
    if (fallback !== undefined) {
      validateDefault(type, multiple, fallback, `${path}.default`);
    }
  }
}

function validateDefault(type, multiple, value, path) {
  if (type === 'string') {
    (multiple ? validateStringArray : validateString)(value, path);
  } else {
    (multiple ? validateBooleanArray : validateBoolean)(value, path);
  }
}

function setting(config, name, fallback) {
  return (Object.hasOwn(config, name) ? config[name] : undefined) ?? fallback;
}

function parseArgs(config = kEmptyObject) {
  const args = setting(config, 'args', undefined) ?? defaultArguments();
  const strict = setting(config, 'strict', true);
  const allowPositionals = setting(config, 'allowPositionals', !strict);
  const returnTokens = setting(config, 'tokens', false);
  const allowNegative = setting(config, 'allowNegative', false);
  const options = setting(config, 'options', { __proto__: null });
  validateArray(args, 'args');
  validateBoolean(strict, 'strict');
  validateBoolean(allowPositionals, 'allowPositionals');
  validateBoolean(returnTokens, 'tokens');
  validateBoolean(allowNegative, 'allowNegative');
  validateOptions(options);

  const tokens = tokenize(args.map(String), options);
  const result = { values: { __proto__: null }, positionals: [] };
  if (returnTokens) {
    result.tokens = tokens;
  }
  for (const token of tokens) {
    if (token.kind === 'option') {
      if (strict) {
        checkUsage({ options, allowPositionals, allowNegative }, token);
        checkOptionLikeValue(token);
      }
      storeOption(token.name, token.value, options, result.values, allowNegative);
    } else if (token.kind === 'positional') {
      if (!allowPositionals) {
        throw new ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL(token.value);
      }
      result.positionals.push(token.value);
    }
  }
  for (const [name, option] of Object.entries(options)) {
    const fallback = Object.hasOwn(option, 'default') ? option.default : undefined;
    if (fallback !== undefined && name !== '__proto__' && !Object.hasOwn(result.values, name)) {
      result.values[name] = fallback;
    }
  }
  return result;
}

module.exports = { parseArgs };
