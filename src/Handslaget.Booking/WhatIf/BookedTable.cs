using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.WhatIf;

/// <summary>A table that is booked in calendars in memory alone. It claims what a booked meeting claims.</summary>
public static class BookedTable
{
    public static IReadOnlyList<Claim> Book(this CalendarIndex index, Guid meeting, TableNeed need, Offer offer)
    {
        var booked = Meeting.New with
        {
            Id = meeting,
            Status = MeetingStatus.Booked,
            Form = need.Form,
            Travel = need.Travel,
            Slot = offer.Slot,
            Places = offer.Places,
            RoomId = offer.RoomId,
        };
        var claims = booked.Claims(index.Rules);
        foreach (var claim in claims)
        {
            index.PutClaims(claim.ResourceId, meeting, [claim]);
        }

        return claims;
    }
}
