using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Inbox;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Tests.Inbox;

// A meeting that got its time at sequence 2, whose sequence has risen to 5 since because others left, and a question that was asked at
// sequence 3, at nine o'clock. Edges: each of the three that tell, alone and against the others; and none of them.
public class When_judging_how_old_an_answer_is
{
    private static readonly DateTimeOffset Nine = new(2027, 2, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly Slot Thursday = Slot.From(new(2027, 2, 11, 12, 0, 0, TimeSpan.Zero), TimeSpan.FromMinutes(75));

    private static readonly Meeting Meeting = new() { Slot = Thursday, TimeSequence = 2, Sequence = 5 };

    private static readonly Notice Asked = new() { Sequence = 3, WrittenAt = Nine };

    [Theory]
    [InlineData(3, 0, 60, "Current")]
    [InlineData(4, 0, 60, "Current")]
    [InlineData(99, 0, 60, "Current")]
    [InlineData(2, 0, 60, "Old")]
    [InlineData(0, null, null, "Old")]
    [InlineData(3, 15, 60, "Old")]
    [InlineData(null, 15, null, "Old")]
    [InlineData(null, 0, null, "Current")]
    [InlineData(3, null, null, "Current")]
    [InlineData(null, null, 60, "Current")]
    [InlineData(null, null, -4, "Current")]
    [InlineData(null, null, -6, "Old")]
    [InlineData(3, 0, -6, "Old")]
    [InlineData(null, null, null, "Untold")]
    public void sequence_start_and_stamp_tell(int? sequence, int? minutesOff, int? minutesAfterAsked, string age) =>
        Assert.Equal(age, AnswerAge.Judge(Answer(sequence, minutesOff, minutesAfterAsked), Meeting, Asked, [], null).ToString());

    [Fact]
    public void what_was_said_before_something_else_is_old_and_what_was_said_in_the_same_second_is_not()
    {
        Receipt[] earlier = [new() { StampedAt = Nine.AddMinutes(10) }, new()];
        Assert.Equal(Age.Old, AnswerAge.Judge(Answer(3, 0, 9), Meeting, Asked, earlier, null));
        Assert.Equal(Age.Current, AnswerAge.Judge(Answer(3, 0, 10), Meeting, Asked, earlier, null));
    }

    [Fact]
    public void an_answer_by_another_door_is_by_another_clock()
    {
        Assert.Equal(Age.Old, AnswerAge.Judge(Answer(3, 0, 10), Meeting, Asked, [], Nine.AddMinutes(16)));
        Assert.Equal(Age.Current, AnswerAge.Judge(Answer(3, 0, 10), Meeting, Asked, [], Nine.AddMinutes(14)));
    }

    [Fact]
    public void the_start_of_a_counter_is_what_is_proposed_and_says_nothing_of_its_age()
    {
        var counter = Answer(3, 60, 10) with { Method = "COUNTER" };
        Assert.Equal(Age.Current, AnswerAge.Judge(counter, Meeting, Asked, [], null));
        Assert.Equal(Age.Current, AnswerAge.Judge(counter with { Known = Thursday.Start }, Meeting, Asked, [], null));
        Assert.Equal(Age.Old, AnswerAge.Judge(counter with { Known = Thursday.Start.AddDays(-1) }, Meeting, Asked, [], null));
    }

    [Theory]
    [InlineData("Inbox:Imap:User", "moten", "Inbox:Imap:Host")]
    [InlineData("Inbox:Imap:Host", "mx.example", "Inbox:Imap:Password")]
    [InlineData("Inbox:Imap:MoveTo", "inbox", "Inbox:Imap:MoveTo")]
    [InlineData("Inbox:Imap:Tls", "None", "in the open")]
    [InlineData("Inbox:Imap:ListenFor", "00:45:00", "Inbox:Imap:ListenFor")]
    [InlineData("Inbox:DaysAfterReading", "0", "Inbox:DaysAfterReading")]
    [InlineData("Inbox:Folder", " ", "Inbox:Folder")]
    public void a_setting_that_can_not_be_right_is_named(string key, string value, string says)
    {
        var options = new InboxOptions();
        if (key is not ("Inbox:Imap:User" or "Inbox:Imap:Host" or "Inbox:DaysAfterReading" or "Inbox:Folder")) options.Imap = new() { Host = "mx.example", User = "moten", Password = "x" };
        switch (key)
        {
            case "Inbox:Imap:User": options.Imap.User = value; break;
            case "Inbox:Imap:Host": options.Imap.Host = value; break;
            case "Inbox:Imap:MoveTo": options.Imap.MoveTo = value; break;
            case "Inbox:Imap:Tls": options.Imap.Tls = Web.Delivery.MailTls.None; break;
            case "Inbox:Imap:ListenFor": options.Imap.ListenFor = TimeSpan.Parse(value, System.Globalization.CultureInfo.InvariantCulture); break;
            case "Inbox:DaysAfterReading": options.DaysAfterReading = 0; break;
            default: options.Folder = value; break;
        }
        Assert.Contains(says, Assert.Single(new InboxOptionsCheck().Validate(null, options).Failures!), StringComparison.Ordinal);
        Assert.True(new InboxOptionsCheck().Validate(null, new()).Succeeded);
    }

    private static CalendarAnswer Answer(int? sequence, int? minutesOff, int? minutesAfterAsked) => new(
        "REPLY", "x", sequence, minutesAfterAsked is { } m ? Nine.AddMinutes(m) : null, minutesOff is { } off ? Thursday.Start.AddMinutes(off) : null, null, null, [], "");
}
