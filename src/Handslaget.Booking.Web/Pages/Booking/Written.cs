using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Booking;

/// <summary>What a form says of the company, into its draft; what the form does not ask stays.</summary>
internal static class Written
{
    private const int Longest = 400;

    public static Draft In(IFormCollection form, Draft draft) => draft with
    {
        Company = Field(form, "company", draft.Company),
        OrganisationNumber = Field(form, "organisationNumber", draft.OrganisationNumber),
        Name = Field(form, "name", draft.Name),
        Mobile = Field(form, "mobile", draft.Mobile),
        Phone = Field(form, "phone", draft.Phone),
        Email = Field(form, "email", draft.Email),
        Site = Field(form, "site", draft.Site),
    };

    private static string Field(IFormCollection form, string name, string before) =>
        form.TryGetValue(name, out var written) ? DraftPages.Limited(written, Longest) : before;
}
