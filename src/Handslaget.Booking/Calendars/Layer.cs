namespace Handslaget.Booking.Calendars;

/// <summary>What time a seat has to give, and so which of an official's free times count.</summary>
internal enum Layer
{
    /// <summary>At the municipality, in ordinary hours.</summary>
    OnSite,

    /// <summary>By link, in ordinary or remote hours.</summary>
    ByLink,

    /// <summary>At the company, in ordinary hours, with travel.</summary>
    Visiting,
}

internal static class Layers
{
    public const int Count = 3;

    /// <summary>The layer in which somebody sits who comes in person, or for a meeting by link, by link.</summary>
    public static Layer Layer(this MeetingForm form) => form switch
    {
        MeetingForm.Online => Calendars.Layer.ByLink,
        MeetingForm.AtCompany => Calendars.Layer.Visiting,
        _ => Calendars.Layer.OnSite,
    };

    /// <summary>Whether a seat may be filled by link although the table is at the municipality.</summary>
    public static bool ByLink(this TableNeed need, string competence) =>
        need.Form == MeetingForm.AtMunicipality && need.MayBeRemote.Count > 0 && need.MayBeRemote.Contains(competence);

    /// <summary>The widest layer in which a seat can be filled.</summary>
    public static Layer LayerOf(this TableNeed need, string competence) =>
        need.ByLink(competence) ? Calendars.Layer.ByLink : need.Form.Layer();
}
