using Handslaget.Booking.Complaints;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Delivery.Letters;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Complaining;

/// <summary>Letters about complaints, to who complained and within the municipality, from what is so when they leave.</summary>
internal sealed class ComplaintLetters(
    IDocumentStore store, Links links, PublicAddress address, BookingRules rules, ComplaintDesk desk, IOptions<DeliveryOptions> delivery, IOptions<ComplaintOptions> settings)
    : IWriteLetters
{
    private static readonly NoticeKind[] Inside =
        [NoticeKind.ComplaintEscalated, NoticeKind.ComplaintReopened, NoticeKind.ComplaintForPolicyOwner, NoticeKind.ComplaintAssigned];

    private static readonly NoticeKind[] ToCompany =
        [NoticeKind.ComplaintReceived, NoticeKind.ComplaintAcknowledged, NoticeKind.ComplaintAnswered, NoticeKind.ComplaintPassedOn];

    public bool Writes(NoticeKind kind) => Inside.Contains(kind) || ToCompany.Contains(kind);

    public async Task<Addressed?> Write(Notice notice, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        if (await session.LoadAsync<Complaint>(notice.MeetingId, ct) is not { } complaint) return null;
        var words = await session.WordsOf(complaint.Id, ct);
        return ToCompany.Contains(notice.Kind)
            ? Company(notice, complaint, words, await session.LoadAsync<ComplaintContact>(complaint.Id, ct), now)
            : await Within(session, notice, complaint, words, now, ct);
    }

    private Addressed? Company(Notice notice, Complaint complaint, IReadOnlyDictionary<WhatIsSaid, string> words, ComplaintContact? contact, DateTimeOffset now)
    {
        var letter = new LetterAboutComplaint(complaint.Language, address.Of($"/klagomal/{links.Complaint(complaint.Id)}"), delivery.Value.Municipality, delivery.Value.PhoneNumber, now);
        Letter? said = notice.Kind switch
        {
            NoticeKind.ComplaintReceived => LettersAboutComplaints.Received(letter, complaint.AcknowledgeBy(rules), complaint.AnswerBy(rules)),

            // Who answers at once has said all there is to say.
            NoticeKind.ComplaintAcknowledged when complaint.IsOpen && words.TryGetValue(WhatIsSaid.NextStep, out var next) =>
                LettersAboutComplaints.Acknowledged(letter, next, complaint.AnswerBy(rules)),
            NoticeKind.ComplaintAnswered when Answered(complaint, notice, words) is { } answer && complaint.Outcome is { } outcome =>
                LettersAboutComplaints.Answered(letter, outcome.Say().In(complaint.Language), answer, mayAskAgain: complaint.ReopenedAt is null),
            NoticeKind.ComplaintPassedOn when complaint.PassedOnTo is { } to => LettersAboutComplaints.PassedOn(letter, to.Say().In(complaint.Language)),
            _ => null,
        };
        return said is null ? null : new(said, contact is { Email.Length: > 0 } ? new Mailbox(contact.Name, contact.Email) : null);
    }

    /// <summary>Null when it has been answered anew since, or the words have been erased.</summary>
    private static string? Answered(Complaint complaint, Notice notice, IReadOnlyDictionary<WhatIsSaid, string> words) =>
        complaint.AnsweredAt != notice.About || complaint.Status != ComplaintStatus.Answered ? null
        : words.GetValueOrDefault(complaint.ReopenedAt is null ? WhatIsSaid.Answer : WhatIsSaid.SecondAnswer);

    private async Task<Addressed?> Within(IQuerySession session, Notice notice, Complaint complaint, IReadOnlyDictionary<WhatIsSaid, string> words, DateTimeOffset now, CancellationToken ct)
    {
        var kind = complaint.Kind.Say().Sv;
        var text = words.GetValueOrDefault(WhatIsSaid.Complaint, "");
        var contact = await session.LoadAsync<ComplaintContact>(complaint.Id, ct);
        switch (notice.Kind)
        {
            case NoticeKind.ComplaintEscalated when complaint.IsOpen && await desk.HasNobodyElse(session, complaint, ct):
                return new(LettersAboutComplaints.Escalated(kind, text, contact?.Email, complaint.AnswerBy(rules), delivery.Value, now), Setting(settings.Value.EscalateTo));
            case NoticeKind.ComplaintForPolicyOwner when complaint.PassedOnTo == ComplaintGoesTo.PolicyOwner:
                return new(LettersAboutComplaints.ForPolicyOwner(text, contact?.Email, delivery.Value), Setting(settings.Value.PolicyOwner));
            case NoticeKind.ComplaintReopened when complaint.Status == ComplaintStatus.Reopened && settings.Value.EscalateTo is { Length: > 0 }:
                return new(LettersAboutComplaints.NotSatisfied(kind, complaint.AnswerBy(rules), address.Of($"/lots/klagomal/{complaint.Id}"), delivery.Value, now), Setting(settings.Value.EscalateTo));
            case NoticeKind.ComplaintAssigned when complaint.IsOpen && complaint.AssignedTo == notice.OfficialId:
                var person = await session.LoadAsync<Person>(notice.OfficialId!.Value, ct) ?? new();
                return new(
                    LettersAboutComplaints.Assigned(person.Name, kind, complaint.AnswerBy(rules), address.Of($"/personal/klagomal/{complaint.Id}"), delivery.Value, now),
                    Mailbox.Of(person.Name, person.Email));
            default:
                return null;
        }
    }

    private static Mailbox? Setting(string? address) => Mailbox.Of("", address);
}
