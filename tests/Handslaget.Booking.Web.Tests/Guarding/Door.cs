using System.Net.Http.Json;
using Handslaget.Booking.Web.Tests.Stories;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Guarding;

/// <summary>A door of the service as the service itself lists it, so that a new one is guarded from the day it is built.</summary>
internal sealed record Door(string Method, string Pattern, RouteEndpoint Endpoint)
{
    public bool IsApi => Pattern.StartsWith("/api/", StringComparison.Ordinal);

    public bool Changes => Method is not ("GET" or "HEAD");

    public bool IsForStaff => Endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null || Endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is not null;

    public IEnumerable<string> Parameters => Endpoint.RoutePattern.Parameters.Select(p => p.Name);

    public override string ToString() => $"{Method} {Pattern}";

    public static IReadOnlyList<Door> All(IServiceProvider services) =>
    [
        .. from endpoint in services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct()
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           let pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
           orderby pattern, method
           select new Door(method, pattern, endpoint),
    ];

    /// <summary>The door's address with every parameter filled in. A parameter that nobody has said how to fill is a test that fails.</summary>
    public string At(Func<string, string> fill) => Endpoint.RoutePattern.PathSegments.Count == 0
        ? "/"
        : "/" + string.Join('/', Endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart p => fill(p.Name),
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart l => l.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart s => s.Content,
            _ => "",
        }))));

    /// <summary>Knocks with an empty body of the kind the door takes.</summary>
    public async Task<HttpResponseMessage> Knock(HttpClient client, string path, Action<HttpRequestMessage>? prepare = null)
    {
        using var request = new HttpRequestMessage(new(Method), path);
        if (Changes) request.Content = IsApi ? JsonContent.Create(new { }) : new FormUrlEncodedContent([]);
        prepare?.Invoke(request);
        return await client.SendAsync(request);
    }
}
