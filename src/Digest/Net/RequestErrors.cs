using System.Net.Sockets;
using System.Security.Authentication;

namespace Digest.Net;

/// <summary>Says in words why a request failed.</summary>
internal static class RequestErrors
{
    /// <summary>The reason.</summary>
    public static string Of(HttpRequestException exception) => exception.InnerException switch
    {
        AuthenticationException => "the host's certificate is not valid",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } => "there is no such host",
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "the host refuses the connection",
        SocketException { SocketErrorCode: SocketError.TimedOut } or TimeoutException => "the host does not answer",
        _ => exception.HttpRequestError == HttpRequestError.NameResolutionError
            ? "there is no such host" : "the connection fails",
    };
}
