using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// The log knows the table and nothing after it.
public class Where_a_company_is_on_the_map
{
    [Fact]
    public void who_has_asked_has_no_time_yet()
    {
        Assert.Equal(OnTheMap.TableAsked, After(Asked, Now));
        Assert.Equal(OnTheMap.TableAsked, After(Held, Now));
    }

    [Fact]
    public void who_has_booked_is_at_the_table_until_it_is_over_and_then_it_was_held()
    {
        Assert.Equal(OnTheMap.TableBooked, After(Booked, Now));
        Assert.Equal(OnTheMap.TableBooked, After(Confirmed, Thursday.End.AddMinutes(-1)));
        Assert.Equal(OnTheMap.TableHeld, After(Confirmed, Thursday.End));
        Assert.Equal(OnTheMap.TableHeld, After([.. Confirmed, new MeetingTookPlace(Thursday.End)], Thursday.End));
    }

    [Fact]
    public void a_table_that_never_was_is_nowhere()
    {
        Assert.Equal(OnTheMap.NoTable, After([.. Booked, new MeetingCancelled("company", Now)], Now));
        Assert.Equal(OnTheMap.NoTable, After([.. Confirmed, new CompanyStayedAway(Thursday.End)], Thursday.End));
        Assert.Equal(OnTheMap.NoTable, After([.. Broken, new MeetingFellThrough(["food"], FallsThrough)], FallsThrough));
    }

    private static OnTheMap After(object[] facts, DateTimeOffset now) => MapPlaces.Of(Story.Given(facts).Meeting, now);
}
