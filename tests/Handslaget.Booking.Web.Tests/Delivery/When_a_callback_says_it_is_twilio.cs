using System.Text;
using System.Text.Json;
using Handslaget.Booking.Web.Delivery;
using Microsoft.Extensions.Primitives;

namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>The vectors stand in Data/twilio-signatures.json, computed with Twilio's own library; those of DOMAIN §5.5 stand here.</summary>
public class When_a_callback_says_it_is_twilio
{
    private const string Url = "https://mycompany.com/myapp.php?foo=1&bar=2";

    public static TheoryData<string> Names => [.. Vectors().Select(v => v.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void the_published_cases_are_judged_as_twilio_judges_them(string name)
    {
        var vector = Vectors().Single(v => v.GetProperty("name").GetString() == name);
        Assert.Equal(vector.GetProperty("valid").GetBoolean(), Judge(vector));
    }

    [Theory]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", "+14158675309", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", "+14158675309", "kvajT1Ptam85bY51eRf/AJRuM3w=")]
    [InlineData("https://mycompany.com:443/myapp.php?foo=1&bar=2", "+14158675309", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", "+12349013030", "0/KCTR6DLpKmkAf8muzZqo1nDgQ=")]
    [InlineData("https://MyCompany.com/myapp.php?foo=1&bar=2", "+14158675309", "g9IN/x4Cft2g517EjYvEvM/W7LU=")]
    [InlineData("https://MyCompany.com:1234/myapp.php?foo=1&bar=2", "+14158675309", "PCqOZm8cnu/L6+u5i5fuEd+Iac4=")]
    public void the_port_may_be_counted_or_not_and_letters_are_kept(string url, string caller, string signature) =>
        Assert.True(TwilioSignature.Holds("12345", url, Form(caller), signature));

    [Theory]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620", "a9nBmqA0ju/hNViExpshrM61xv4=")]
    [InlineData("https://mycompany.com/myapp.php?bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620", "y77kIzt2vzLz71DgmJGsen2scGs=")]
    public void a_json_body_is_vouched_for_by_its_hash(string url, string signature)
    {
        var body = "{\"property\": \"value\", \"boolean\": true}"u8;
        Assert.True(TwilioSignature.HoldsForBody("12345", url, body, signature));
        Assert.False(TwilioSignature.HoldsForBody("12345", url, "{}"u8, signature));
        Assert.False(TwilioSignature.HoldsForBody("12345", Url, body, signature));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a url")]
    [InlineData("https://")]
    [InlineData("https://[::1]:8080/x")]
    public void an_odd_address_is_refused_and_not_a_crash(string url) => Assert.False(TwilioSignature.Holds("12345", url, Form("+1"), "x"));

    [Fact]
    public void ten_thousand_random_signatures_are_refused()
    {
        var random = new Random(47);
        var bytes = new byte[20];
        Assert.DoesNotContain(Enumerable.Range(0, 10_000), _ =>
        {
            random.NextBytes(bytes);
            return TwilioSignature.Holds("12345", Url, Form("+14158675309"), Convert.ToBase64String(bytes));
        });
    }

    private static bool Judge(JsonElement vector)
    {
        var url = (vector.TryGetProperty("requestUrl", out var seen) ? seen : vector.GetProperty("url")).GetString()!;
        var (token, signature) = (vector.GetProperty("token").GetString()!, vector.GetProperty("signature").GetString());
        return vector.TryGetProperty("body", out var body)
            ? TwilioSignature.HoldsForBody(token, url, Encoding.UTF8.GetBytes(body.GetString()!), signature)
            : TwilioSignature.Holds(token, url, vector.GetProperty("params").EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Values(p.Value))), signature);
    }

    private static StringValues Values(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().Select(v => v.GetString()).ToArray()
        : value.GetString();

    private static KeyValuePair<string, StringValues>[] Form(string caller) =>
    [
        new("To", "+18005551212"), new("CallSid", "CA1234567890ABCDE"), new("Caller", caller), new("Digits", "1234"), new("From", caller),
    ];

    private static List<JsonElement> Vectors() =>
        [.. JsonDocument.Parse(File.ReadAllText(TestFiles.Data("twilio-signatures.json"))).RootElement.GetProperty("vectors").EnumerateArray()];
}
