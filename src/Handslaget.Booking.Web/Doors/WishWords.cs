using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Web.Doors;

/// <summary>Times wished for, and what is wrong with them, as people say it.</summary>
internal static class WishWords
{
    /// <summary>"tisdag 9 mars, förmiddag".</summary>
    public static Text Say(WishedTime wish, DateTimeOffset saidAt)
    {
        var day = SwedishTime.Midnight(wish.Day);
        return wish.Part switch
        {
            DayPart.Morning => new($"{People.LongDay(day, "sv", saidAt)}, förmiddag", $"{People.LongDay(day, "en", saidAt)}, morning"),
            DayPart.Afternoon => new($"{People.LongDay(day, "sv", saidAt)}, eftermiddag", $"{People.LongDay(day, "en", saidAt)}, afternoon"),
            _ => new($"{People.LongDay(day, "sv", saidAt)}, när som helst", $"{People.LongDay(day, "en", saidAt)}, any time"),
        };
    }

    /// <summary>What is wrong, and what would be right.</summary>
    public static Text Say(WishFault fault, DateOnly lastDay, DateTimeOffset saidAt)
    {
        var last = SwedishTime.Midnight(lastDay);
        return fault switch
        {
            WishFault.Passed => new("Dagen är i dag eller har varit. Välj en dag från och med i morgon.", "That day is today or has passed. Choose a day from tomorrow on."),
            WishFault.BeyondHorizon => new(
                $"Dagen ligger för långt fram. Välj en dag till och med {People.Day(last, "sv", saidAt)}.", $"That day is too far ahead. Choose a day no later than {People.Day(last, "en", saidAt)}."),
            WishFault.Weekend => new("Dagen är en lördag eller söndag. Välj en vardag.", "That day is a Saturday or a Sunday. Choose a weekday."),
            WishFault.Holiday => new("Kontoren är stängda den dagen. Välj en annan vardag.", "The offices are shut that day. Choose another weekday."),
            WishFault.Twice => new("Den tiden har ni redan önskat. Välj en annan, eller lämna raden tom.", "You have wished for that time already. Choose another, or leave the row empty."),
            _ => throw new ArgumentOutOfRangeException(nameof(fault)),
        };
    }
}
