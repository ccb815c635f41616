using Microsoft.AspNetCore.Components;

namespace Handslaget.Booking.Web.Pages;

/// <summary>A page: rendered once on the server from what its door found, in the reader's language.</summary>
public abstract class PageBase : ComponentBase
{
    [Parameter]
    public string Lang { get; set; } = "sv";

    /// <summary>Where the same page stands in the other language.</summary>
    [Parameter]
    public string LanguageHref { get; set; } = "/";

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    /// <summary>When the page is read: a day in another year is told with its year.</summary>
    protected DateTimeOffset SaidAt => Clock.GetUtcNow();

    protected string T(string sv, string en) => Lang == "en" ? en : sv;
}
