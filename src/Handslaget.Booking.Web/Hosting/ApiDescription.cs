namespace Handslaget.Booking.Web.Hosting;

/// <summary>The API's description (OpenAPI), and Swagger's page that shows it.</summary>
internal static class ApiDescription
{
    public static void AddApiDescription(this WebApplicationBuilder builder) => builder.Services.AddOpenApi("v1", options =>
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Handslaget.Booking";
            document.Info.Version = "1";
            document.Info.Description =
                "Dukat bord: a company with one errand meets all the officials it concerns at one table. Instants are UTC (RFC 3339). "
                + "Refusals are problem details (RFC 9457) with a stable type.";
            document.Servers = [];
            return Task.CompletedTask;
        }));

    public static void MapApiDescription(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.UseSwaggerUI(page => page.SwaggerEndpoint("/openapi/v1.json", "Handslaget.Booking v1"));
    }
}
