using System.Net;

namespace Handslaget.Booking.Web.Tests.Browser;

/// <summary>Sends the pages' forms without a browser, to come quickly to where a test begins.</summary>
internal static class Form
{
    /// <summary>Posts a form that leads on, and returns where it leads.</summary>
    public static async Task<string> Send(HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        using var body = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var answer = await client.PostAsync(path, body);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{path}: {(int)answer.StatusCode}\n{await answer.Content.ReadAsStringAsync()}");
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>Sends a file as the documents' page does.</summary>
    public static async Task Attach(HttpClient client, string path, string name, byte[] file)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new("application/pdf");
        using var body = new MultipartFormDataContent { { content, "dokument", name } };
        using var answer = await client.PostAsync(path, body);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{path}: {(int)answer.StatusCode}\n{await answer.Content.ReadAsStringAsync()}");
    }
}
