using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Handslaget.Booking.Web.Tests.Delivery;
using MimeKit;

namespace Handslaget.Booking.Web.Tests.Inbox;

/// <summary>What another program is to answer. Everything that is not said is as it stands in the invitation.</summary>
internal sealed record Reply
{
    public string From { get; init; } = "";

    public string Says { get; init; } = "ACCEPTED";

    public string? Dialect { get; init; }

    public string? Stamp { get; init; }

    public string? Method { get; init; }

    public int? Sequence { get; init; }

    public string? Start { get; init; }

    public string? Uid { get; init; }

    public string? Attendee { get; init; }

    public string? To { get; init; }

    public string? Comment { get; init; }

    public Dictionary<string, string>? Headers { get; init; }

    public static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>Servers/write_reply.py: an independent library reads our invitation and writes the answer to it.</summary>
internal static class Replies
{
    private static readonly JsonSerializerOptions Lower = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static byte[] Write(MimeMessage invitation, Reply reply)
    {
        var file = Path.GetTempFileName();
        try
        {
            invitation.WriteTo(file);
            var wish = JsonSerializer.SerializeToNode(reply, Lower)!;
            wish["invite"] = file;
            using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", [TestFiles.Server("write_reply.py")])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            python.StandardInput.Write(wish.ToJsonString());
            python.StandardInput.Close();
            using var written = new MemoryStream();
            python.StandardOutput.BaseStream.CopyTo(written);
            var errors = python.StandardError.ReadToEnd();
            python.WaitForExit();
            return python.ExitCode == 0 ? written.ToArray() : throw new InvalidOperationException(errors);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static MimeMessage Read(byte[] letter) => MimeMessage.Load(new MemoryStream(letter));
}
