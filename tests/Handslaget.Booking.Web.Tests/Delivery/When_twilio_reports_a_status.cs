using CsCheck;
using Handslaget.Booking.Web.Delivery;

namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>RELIABILITY A13: repeated, reversed and unknown callbacks.</summary>
public class When_twilio_reports_a_status
{
    private static readonly string[] Words =
        ["accepted", "scheduled", "queued", "sending", "sent", "partially_delivered", "delivered", "read", "undelivered", "failed", "canceled", "receiving", "", "nytt"];

    [Theory]
    [InlineData(SmsStatus.Unknown, "queued", SmsStatus.Queued)]
    [InlineData(SmsStatus.Queued, "sent", SmsStatus.Sent)]
    [InlineData(SmsStatus.Sent, "delivered", SmsStatus.Delivered)]
    [InlineData(SmsStatus.Sent, "undelivered", SmsStatus.Undelivered)]
    [InlineData(SmsStatus.Delivered, "read", SmsStatus.Read)]
    [InlineData(SmsStatus.Delivered, "delivered", SmsStatus.Delivered)]
    [InlineData(SmsStatus.Delivered, "sent", SmsStatus.Delivered)]
    [InlineData(SmsStatus.Failed, "sent", SmsStatus.Failed)]
    [InlineData(SmsStatus.Failed, "undelivered", SmsStatus.Failed)]
    [InlineData(SmsStatus.Read, "failed", SmsStatus.Read)]
    [InlineData(SmsStatus.Sent, "receiving", SmsStatus.Sent)]
    [InlineData(SmsStatus.Sent, null, SmsStatus.Sent)]
    public void only_a_step_forward_changes_it(SmsStatus before, string? reported, SmsStatus after) => Assert.Equal(after, before.After(reported));

    [Fact]
    public void saying_it_five_times_is_saying_it_once_and_delivered_is_never_undone() =>
        Gen.Int[0, Words.Length - 1].Select(i => Words[i]).Array.Sample(words =>
        {
            var status = SmsStatus.Unknown;
            var wasDelivered = false;
            foreach (var word in words)
            {
                var next = status.After(word);
                Assert.Equal(next, Enumerable.Repeat(word, 4).Aggregate(next, SmsStatuses.After));
                wasDelivered |= next == SmsStatus.Delivered;
                status = next;
            }

            return !wasDelivered || status is SmsStatus.Delivered or SmsStatus.Read;
        });
}
