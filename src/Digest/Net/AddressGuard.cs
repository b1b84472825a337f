using System.Net;
using System.Net.Sockets;

namespace Digest.Net;

/// <summary>A host that stands for this machine or a private network.</summary>
internal sealed class PrivateHostException(string host) : IOException($"{host} is on this machine or in a private network");

/// <summary>Keeps requests on the public internet: a host is resolved once, and only a public address of it is connected
/// to.</summary>
internal static class AddressGuard
{
    /// <summary>A handler that follows no redirect by itself, keeps no cookies, uses no proxy and no credentials.</summary>
    public static SocketsHttpHandler Handler(RequestOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = options.Timeout,
            MaxResponseHeadersLength = 64,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10),
        };
        if (!options.AllowPrivate)
            handler.ConnectCallback = (context, cancellation) => ConnectAsync(context, options, cancellation);
        return handler;
    }

    /// <summary>Connects as <see cref="SocketsHttpHandler.ConnectCallback"/> does, to public addresses only.</summary>
    /// <exception cref="PrivateHostException">The host has no public address.</exception>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context,
        RequestOptions options, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal)
            ? [literal] : await options.Resolve(host, cancellation).ConfigureAwait(false);
        // The very address that was looked at is connected to: a name that is resolved twice may answer differently.
        var open = addresses.Where(a => options.IsOpen(a, context.DnsEndPoint.Port)).ToArray();
        if (open.Length == 0) throw new PrivateHostException(host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Whether an address can belong to a public host (IANA's special-purpose registries, RFC 6890).</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (bytes.Length == 4) return IsPublic(bytes);
        if (address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6Multicast || address.IsIPv6UniqueLocal)
            return false;
        // unspecified, loopback, and IPv4 in its old disguise
        if (bytes.AsSpan(0, 12).IndexOfAnyExcept((byte)0) < 0) return false;
        // Teredo and other protocols, documentation, discard
        if (bytes is [0x20, 0x01, 0x00, < 0x02, ..] or [0x20, 0x01, 0x0d, 0xb8, ..] or [0x01, 0x00, ..]) return false;
        if (bytes is [0x20, 0x02, ..]) return IsPublic(bytes[2..6]); // 6to4 holds an IPv4 address
        // so does NAT64
        if (bytes is [0x00, 0x64, 0xff, 0x9b, ..])
            return bytes.AsSpan(4, 8).IndexOfAnyExcept((byte)0) < 0 && IsPublic(bytes[12..]);
        return true;
    }

    private static bool IsPublic(byte[] v4) => v4 switch
    {
        [0 or 10 or 127, ..] => false,
        [100, >= 64 and <= 127, ..] => false,
        [169, 254, ..] => false,
        [172, >= 16 and <= 31, ..] => false,
        [192, 0, 0 or 2, _] => false,
        [192, 88, 99, _] => false,
        [192, 168, ..] => false,
        [198, 18 or 19, ..] => false,
        [198, 51, 100, _] => false,
        [203, 0, 113, _] => false,
        [>= 224, ..] => false,
        _ => true,
    };
}
