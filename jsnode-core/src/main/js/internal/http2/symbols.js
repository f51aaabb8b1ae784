'use strict';

// What sessions, streams and their owners keep on each other.

module.exports = {
  kAuthority: Symbol('authority'),
  kFlush: Symbol('flush'),
  kHandle: Symbol('kHandle'),
  kInit: Symbol('init'),
  kMaybeDestroy: Symbol('kMaybeDestroy'),
  kOnExtension: Symbol('onExtension'),
  kOnHeaders: Symbol('onHeaders'),
  kOnPushPromise: Symbol('onPushPromise'),
  kOptions: Symbol('options'),
  kOrigin: Symbol('origin'),
  kProceed: Symbol('proceed'),
  kProtocol: Symbol('protocol'),
  kProxySocket: Symbol('proxySocket'),
  kRequest: Symbol('request'),
  kResponse: Symbol('response'),
  kServer: Symbol('server'),
  kSession: Symbol('session'),
  kSessions: Symbol('sessions'),
  kSide: Symbol('side'),
  kSnapshot: Symbol('kSnapshot'),
  kSocket: Symbol('socket'),
  kState: Symbol('state'),
  kType: Symbol('type'),
  kUpdateTimer: Symbol('kUpdateTimer'),
};
