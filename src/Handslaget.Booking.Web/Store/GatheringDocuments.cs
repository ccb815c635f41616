namespace Handslaget.Booking.Web.Store;

// Beside the gathering's log: what is prose, and who has signed up.

/// <summary>A gathering's public texts in both languages, as coordinators wrote them. <see cref="Id"/> is the gathering's.</summary>
public sealed record GatheringText
{
    public Guid Id { get; init; }

    public Text Title { get; init; } = new("", "");

    public Text About { get; init; } = new("", "");

    /// <summary>Where, when it is in no room of the register.</summary>
    public string Place { get; init; } = "";

    /// <summary>Session → its title; in a dialogue week, theme → its title.</summary>
    public IReadOnlyDictionary<string, Text> Sessions { get; init; } = new Dictionary<string, Text>();
}

/// <summary>Who has signed up. <see cref="Id"/> is the sign-up's; the log knows only that.</summary>
public sealed record SignUpDetails
{
    public Guid Id { get; init; }

    public Guid GatheringId { get; init; }

    public string Company { get; init; } = "";

    public string Name { get; init; } = "";

    public string Email { get; init; } = "";

    /// <summary>Only a person calls it.</summary>
    public string? Phone { get; init; }

    /// <summary>What they can not eat, in their own words. It may tell of health or belief, so it is forgotten as soon as it is no use.</summary>
    public string? Food { get; init; }

    /// <summary>What a company that comes to a dialogue week wants to ask, in its own words.</summary>
    public string? Question { get; init; }

    public string Language { get; init; } = "sv";
}
