// sails.io.cjs: `require('sails-io')(require('socket.io-client'))`.
import types = require('./index.js');

/**
 * Adds `io.sails` and `io.socket` to socket.io's function; `io.socket` connects by itself, a tick later.
 *
 * @param client socket.io-client 2, 3 or 4: what `require('socket.io-client')` returns
 * @throws SailsError with `E_NO_SOCKET_IO`: it is none
 */
declare function sails<Client extends types.SocketIoClient>(
  client: Client,
): types.SailsIo<types.FunctionOf<Client>>;
/** The same for the global `io` of socket.io's own script. */
declare function sails(): types.SailsIo;

declare namespace sails {
  export import AddedToEvent = types.AddedToEvent;
  export import BlueprintEvent = types.BlueprintEvent;
  export import Callback = types.Callback;
  export import ConnectError = types.ConnectError;
  export import ConnectionEvents = types.ConnectionEvents;
  export import CreatedEvent = types.CreatedEvent;
  export import DestroyedEvent = types.DestroyedEvent;
  export import EventName = types.EventName;
  export import FunctionOf = types.FunctionOf;
  export import Given = types.Given;
  export import Handler = types.Handler;
  export import Interceptors = types.Interceptors;
  export import JWR = types.JWR;
  export import Logger = types.Logger;
  export import Method = types.Method;
  export import Packet = types.Packet;
  export import Query = types.Query;
  export import RawSocket = types.RawSocket;
  export import RemovedFromEvent = types.RemovedFromEvent;
  export import RequestData = types.RequestData;
  export import RequestError = types.RequestError;
  export import RequestErrorCode = types.RequestErrorCode;
  export import RequestHeaders = types.RequestHeaders;
  export import RequestInterceptor = types.RequestInterceptor;
  export import RequestOptions = types.RequestOptions;
  export import ResponseInterceptor = types.ResponseInterceptor;
  export import Sails = types.Sails;
  export import SailsError = types.SailsError;
  export import SailsErrorClass = types.SailsErrorClass;
  export import SailsErrorCode = types.SailsErrorCode;
  export import SailsIo = types.SailsIo;
  export import SailsMembers = types.SailsMembers;
  export import SailsRequest = types.SailsRequest;
  export import SailsSocket = types.SailsSocket;
  export import SailsStatus = types.SailsStatus;
  export import Signal = types.Signal;
  export import SocketIo = types.SocketIo;
  export import SocketIoClient = types.SocketIoClient;
  export import SocketOptions = types.SocketOptions;
  export import SocketProperties = types.SocketProperties;
  export import StatusChange = types.StatusChange;
  export import Subscription = types.Subscription;
  export import Transport = types.Transport;
  export import UpdatedEvent = types.UpdatedEvent;
  export import Verb = types.Verb;
  export import VerbOptions = types.VerbOptions;
}

export = sails;
