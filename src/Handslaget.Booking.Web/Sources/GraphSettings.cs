using Handslaget.Booking.Web.Hosting;

namespace Handslaget.Booking.Web.Sources;

/// <summary>
/// The service's own registration in the municipality's Microsoft 365 (application permission Calendars.Read, or Calendars.ReadWrite to write
/// meetings too). The section <c>Graph</c>. Without it nobody is offered to connect a mailbox.
/// </summary>
public sealed class GraphSettings
{
    public string TenantId { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>Where tokens are given. Other clouds than the public one have another.</summary>
    public Uri LoginAddress { get; init; } = new("https://login.microsoftonline.com");

    public Uri Address { get; init; } = new("https://graph.microsoft.com/v1.0");

    internal bool IsConfigured => ClientId.Length > 0;

    public static GraphSettings Read(IConfiguration configuration)
    {
        try
        {
            var settings = configuration.GetSection("Graph").Get<GraphSettings>(o => o.ErrorOnUnknownConfiguration = true) ?? new GraphSettings();
            if (settings.Problem() is { } problem) throw new SetupFailed(problem);
            return settings;
        }
        catch (InvalidOperationException e)
        {
            throw new SetupFailed($"The settings under Graph can not be read. {e.Message}");
        }
    }

    private string? Problem()
    {
        (string Key, string Value)[] together = [("TenantId", TenantId), ("ClientId", ClientId), ("ClientSecret", ClientSecret)];
        var missing = together.Where(k => string.IsNullOrWhiteSpace(k.Value)).Select(k => $"Graph:{k.Key}").ToList();
        return missing.Count is 1 or 2 ? $"{string.Join(" and ", missing)} must be set too: the app registration's tenant, client id and client secret belong together. Or leave out all three."
            : TenantId.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.')) ? "Graph:TenantId must be the tenant's id or its domain, as kommun.onmicrosoft.com."
            : !IsWeb(LoginAddress) ? "Graph:LoginAddress must be a whole address, as https://login.microsoftonline.com."
            : !IsWeb(Address) ? "Graph:Address must be a whole address, as https://graph.microsoft.com/v1.0."
            : null;
    }

    private static bool IsWeb(Uri address) => address.IsAbsoluteUri && address.Scheme is ("https" or "http") && address is { Query: "", UserInfo: "" };
}
