using Handslaget.Booking;
using Handslaget.Booking.Web.Store;

var builder = WebApplication.CreateBuilder(args);
builder.AddStore(builder.Configuration.GetConnectionString("Booking")!, alone: true);
builder.Services.AddSingleton(new BookingRules());
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<CalendarMemory>();
var app = builder.Build();
await app.RunAsync();
