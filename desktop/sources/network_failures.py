"""Says in one sentence why no whole answer came, from the exceptions that the network code raises. Pure; no requests."""

import errno
import http.client
import socket
import ssl
from collections.abc import Iterator

from desktop.errors import SourceError
from desktop.sources.decoding import BodyError, BrokenOffError
from desktop.translation import tr

_NO_ROUTE = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN, errno.EADDRNOTAVAIL}
_BAD_ADDRESS = {"InvalidURL", "LocationParseError", "LocationValueError", "InvalidSchema", "MissingSchema"}


class PassingError(SourceError):
    """No whole answer came, for a reason that may have passed a moment later."""


def failure(error: BaseException, service: str) -> SourceError:
    """The error that says what lies beneath ``error``."""
    sentence = failure_sentence(error).format(service=service)
    passing = any(_is_passing(cause) for cause in _causes(error))
    return (PassingError if passing else SourceError)(sentence, service=service)


def failure_sentence(error: BaseException) -> str:
    """The sentence for whatever lies beneath ``error``, with ``{service}`` to fill in.

    Never quotes the exception: its text is no sentence, and may hold an access token.
    """
    causes = tuple(_causes(error))
    for kind in (_of_body, _of_security, _of_connection, _of_protocol):
        for cause in causes:
            if sentence := kind(cause):
                return sentence
    if any(type(cause).__name__ in _BAD_ADDRESS for cause in causes):
        return tr("{service} cannot be asked: its address is not a web address. Check the service's address.")
    return tr("{service} could not be asked: check the network and the service's address, then try again.")


def _is_passing(cause: BaseException) -> bool:
    """A time-out, a connection that broke, a body that ended early. Not a refused one: there nobody is."""
    if isinstance(cause, ConnectionRefusedError):
        return False
    return isinstance(cause, TimeoutError | ConnectionError | http.client.IncompleteRead | BrokenOffError)


def _of_body(cause: BaseException) -> str | None:
    return str(cause) if isinstance(cause, BodyError) else None


def _of_security(cause: BaseException) -> str | None:
    if isinstance(cause, ssl.SSLCertVerificationError):
        return tr(
            "{service} could not prove who it is (its certificate is not valid here), so nothing was sent: "
            "check the date of this computer and the network."
        )
    if isinstance(cause, ssl.SSLError):
        return tr("No secure connection to {service} could be made (TLS): check the network, then try again.")
    return None


def _of_connection(cause: BaseException) -> str | None:
    match cause:
        case BaseException() if type(cause).__name__ == "ProxyError":
            return tr("The proxy between us and {service} does not answer: check the proxy's settings, then try again.")
        case socket.gaierror():
            return tr("The name of {service} could not be looked up: check the network, then try again.")
        case ConnectionRefusedError():
            return tr("{service} refused the connection: check the service's address, or try again later.")
        case TimeoutError():
            return tr("{service} did not answer in time: check the network, or try again later.")
        case OSError(errno=number) if number in _NO_ROUTE:
            return tr("There is no route to {service}: check the network, then try again.")
    return None


def _of_protocol(cause: BaseException) -> str | None:
    match cause:
        case http.client.IncompleteRead():
            return tr("{service} broke off in the middle of its answer: try again later.")
        case ConnectionError():
            return tr("{service} dropped the connection: try again later.")
        case http.client.HTTPException() if type(cause) is http.client.HTTPException:  # "got more than 100 headers"
            return tr(
                "{service} sent an answer with far more headers than any listing has: check its address, or try again later."
            )
        case http.client.HTTPException():
            return tr("{service} answered something that is not proper HTTP: check its address, or try again later.")
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and all that it wraps; requests and urllib3 wrap in ``args`` and ``reason`` as well."""
    waiting: list[object] = [error]
    seen: list[int] = []
    while waiting:
        cause = waiting.pop(0)
        if not isinstance(cause, BaseException) or id(cause) in seen:
            continue
        seen.append(id(cause))
        yield cause
        waiting += [cause.__cause__, cause.__context__, getattr(cause, "reason", None), *cause.args]
