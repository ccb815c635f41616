using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Requesting;

/// <summary>
/// Drawings and other documents for the table. They lie in the database beside the log, are seen by the company and those at its table
/// only, and are always handed out as files to save, never shown as pages of ours.
/// </summary>
public sealed class Documents(IDocumentStore store, TimeProvider clock)
{
    public const int AtMost = 5;

    /// <summary>The largest document, in bytes: ten megabytes.</summary>
    public const int Largest = 10_000_000;

    /// <summary>What a whole upload may weigh: all the documents at once, and what stands around them.</summary>
    public const long LargestUpload = AtMost * Largest + 1_000_000L;

    public async Task<IReadOnlyList<Attachment>> Of(Guid meeting, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.Query<Attachment>().Where(a => a.MeetingId == meeting).OrderBy(a => a.At).ToListAsync(ct);
    }

    /// <summary>Adds documents; each that can not be taken is told of, and the others are kept.</summary>
    public async Task Add(Guid meeting, IReadOnlyList<IFormFile> files, Fields fields, CancellationToken ct)
    {
        var room = AtMost - (await Of(meeting, ct)).Count;
        await using var session = store.LightweightSession();
        foreach (var file in files.Where(f => f.Length > 0 || f.FileName.Length > 0))
        {
            var name = NameOf(file.FileName);
            var bytes = file.Length is > 0 and <= Largest ? await Read(file, ct) : [];
            if (Problem(file, name, bytes, room) is { } problem)
            {
                fields.Fault("dokument", problem);
                continue;
            }
            room--;
            var document = new Attachment
            {
                Id = Guid.CreateVersion7(),
                MeetingId = meeting,
                Name = name,
                Type = TypeOf(bytes)!,
                Bytes = bytes.Length,
                At = clock.GetUtcNow(),
            };
            session.Store(document);
            session.Store(new AttachmentContent { Id = document.Id, Bytes = bytes });
        }
        await session.SaveChangesAsync(ct);
    }

    public async Task Remove(Guid meeting, Guid document, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        if ((await session.LoadAsync<Attachment>(document, ct))?.MeetingId != meeting) return;
        session.Delete<Attachment>(document);
        session.Delete<AttachmentContent>(document);
        await session.SaveChangesAsync(ct);
    }

    /// <summary>A document of a meeting as a file to save; 404 when the meeting has no such document. Who may ask is the caller's to know.</summary>
    public async Task<IResult?> Hand(Guid meeting, Guid document, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        if (await session.LoadAsync<Attachment>(document, ct) is not { } found || found.MeetingId != meeting) return null;
        if (await session.LoadAsync<AttachmentContent>(document, ct) is not { } content) return null;
        return Results.File(content.Bytes, found.Type, found.Name);
    }

    public static async Task DeleteAll(IDocumentSession session, Guid meeting, CancellationToken ct)
    {
        foreach (var document in await session.Query<Attachment>().Where(a => a.MeetingId == meeting).ToListAsync(ct))
        {
            session.Delete(document);
            session.Delete<AttachmentContent>(document.Id);
        }
    }

    private static Text? Problem(IFormFile file, string name, byte[] bytes, int room) =>
        room <= 0 ? new(
            $"Det får plats högst {AtMost} dokument. Ta bort något först, eller ta med resten till mötet.",
            $"There is room for at most {AtMost} documents. Remove one first, or bring the rest to the meeting.")
        : file.Length == 0 ? new($"{name} är tom. Välj en annan fil.", $"{name} is empty. Choose another file.")
        : file.Length > Largest ? new(
            $"{name} är för stor. Ett dokument får vara högst 10 MB. Ta gärna med det till mötet i stället.",
            $"{name} is too large. A document may be at most 10 MB. You are welcome to bring it to the meeting instead.")
        : TypeOf(bytes) is null ? new(
            $"{name} är varken PDF, PNG eller JPEG. Spara den som PDF och försök igen.",
            $"{name} is neither PDF, PNG nor JPEG. Save it as PDF and try again.")
        : null;

    /// <summary>What the first bytes say: ISO 32000 (PDF), ISO/IEC 15948 (PNG), ISO/IEC 10918 (JPEG). Null for everything else.</summary>
    private static string? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) ? "application/pdf"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : null;

    private static string NameOf(string written)
    {
        var name = Fields.Tidy(written.Split('/', '\\')[^1], keepLines: false);
        return name.Length switch
        {
            0 => "dokument",
            > 100 => $"{name[..60]}…{name[^20..]}",
            _ => name,
        };
    }

    private static async Task<byte[]> Read(IFormFile file, CancellationToken ct)
    {
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }
}
