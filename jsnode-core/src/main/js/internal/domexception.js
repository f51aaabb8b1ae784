'use strict';

const NAMES = [
  ['IndexSizeError', 'INDEX_SIZE_ERR'],
  [undefined, 'DOMSTRING_SIZE_ERR'],
  ['HierarchyRequestError', 'HIERARCHY_REQUEST_ERR'],
  ['WrongDocumentError', 'WRONG_DOCUMENT_ERR'],
  ['InvalidCharacterError', 'INVALID_CHARACTER_ERR'],
  [undefined, 'NO_DATA_ALLOWED_ERR'],
  ['NoModificationAllowedError', 'NO_MODIFICATION_ALLOWED_ERR'],
  ['NotFoundError', 'NOT_FOUND_ERR'],
  ['NotSupportedError', 'NOT_SUPPORTED_ERR'],
  ['InUseAttributeError', 'INUSE_ATTRIBUTE_ERR'],
  ['InvalidStateError', 'INVALID_STATE_ERR'],
  ['SyntaxError', 'SYNTAX_ERR'],
  ['InvalidModificationError', 'INVALID_MODIFICATION_ERR'],
  ['NamespaceError', 'NAMESPACE_ERR'],
  ['InvalidAccessError', 'INVALID_ACCESS_ERR'],
  [undefined, 'VALIDATION_ERR'],
  ['TypeMismatchError', 'TYPE_MISMATCH_ERR'],
  ['SecurityError', 'SECURITY_ERR'],
  ['NetworkError', 'NETWORK_ERR'],
  ['AbortError', 'ABORT_ERR'],
  ['URLMismatchError', 'URL_MISMATCH_ERR'],
  ['QuotaExceededError', 'QUOTA_EXCEEDED_ERR'],
  ['TimeoutError', 'TIMEOUT_ERR'],
  ['InvalidNodeTypeError', 'INVALID_NODE_TYPE_ERR'],
  ['DataCloneError', 'DATA_CLONE_ERR'],
];

const codeOfName = new Map(NAMES.map(([name], index) => [name, index + 1]));

class Returned {
  constructor(value) {
    return value;
  }
}

// A DOMException must be a true Error (it has a stack, `Error.isError` says yes) and yet have no own name, message or
// code. Returning an Error from the base constructor hangs these private fields on it.
class Fields extends Returned {
  #name;
  #message;
  #code;

  constructor(error, name, message) {
    super(error);
    this.#name = name;
    this.#message = message;
    this.#code = codeOfName.get(name) ?? 0;
  }

  static name(self) {
    return Fields.#check(self).#name;
  }

  static message(self) {
    return Fields.#check(self).#message;
  }

  static code(self) {
    return Fields.#check(self).#code;
  }

  static #check(self) {
    if (!(#name in self)) {
      const error = new TypeError('Value of "this" must be of DOMException');
      error.code = 'ERR_INVALID_THIS';
      throw error;
    }
    return self;
  }
}

class DOMException {
  constructor(message = '', options = 'Error') {
    const self = Reflect.construct(Error, [], new.target);
    if (options && typeof options === 'object') {
      const { name } = options;
      new Fields(self, `${name === undefined ? 'Error' : name}`, `${message}`);
      Error.captureStackTrace(self);
      if ('cause' in options) {
        Object.defineProperty(self, 'cause', {
          __proto__: null,
          value: options.cause,
          configurable: true,
          writable: true,
          enumerable: false,
        });
      }
    } else {
      new Fields(self, `${options}`, `${message}`);
      Error.captureStackTrace(self);
    }
    return self;
  }

  get name() {
    return Fields.name(this);
  }

  get message() {
    return Fields.message(this);
  }

  get code() {
    return Fields.code(this);
  }
}

Object.setPrototypeOf(DOMException.prototype, Error.prototype);
Object.defineProperties(DOMException.prototype, {
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'DOMException' },
  name: { __proto__: null, enumerable: true },
  message: { __proto__: null, enumerable: true },
  code: { __proto__: null, enumerable: true },
});
NAMES.forEach(([, constant], index) => {
  const descriptor = { __proto__: null, enumerable: true, value: index + 1 };
  Object.defineProperty(DOMException, constant, descriptor);
  Object.defineProperty(DOMException.prototype, constant, descriptor);
});

function isDOMException(value) {
  return value instanceof DOMException;
}

module.exports = { DOMException, isDOMException };
