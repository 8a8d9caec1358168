// A service that says what a picture shows: WebApi [MODEL.zip]. POST a picture to /predict. Without a model it first learns to read digits.
using Microsoft.Extensions.ObjectPool;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Imaging;
using MLNetVision.Samples.WebApi;

const int MostBytes = 10 << 20;
var smoke = args.Contains("--smoke");
var file = args.FirstOrDefault(a => a.EndsWith(".zip", StringComparison.OrdinalIgnoreCase));
var mlContext = new MLContext(seed: 1);
var model = file is null ? DigitModel.Train(mlContext, perDigit: smoke ? 50 : 500, epochs: smoke ? 3 : 8) : mlContext.Model.Load(file, out _);

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. args.Where(a => a != "--smoke" && a != file)] });
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MostBytes);
builder.Services.AddSingleton<ObjectPool<PredictionEngine<Picture, Answer>>>(
    new DefaultObjectPool<PredictionEngine<Picture, Answer>>(new EnginePolicy(mlContext, model)));
if (smoke)
{
    builder.WebHost.UseUrls("http://127.0.0.1:0");
    builder.Logging.SetMinimumLevel(LogLevel.Warning);
}

await using var app = builder.Build();
app.MapPost("/predict", async (HttpRequest request, ObjectPool<PredictionEngine<Picture, Answer>> engines) =>
{
    using var body = new MemoryStream();
    await request.Body.CopyToAsync(body);
    MLImage image;
    try
    {
        body.Position = 0;
        image = MLImage.CreateFromStream(body);
    }
    catch (Exception e) when (e is ArgumentException or InvalidOperationException or ImageFormatException)
    {
        return Results.BadRequest($"The body is no picture that can be read: {e.Message}");
    }

    using (image)
    {
        var engine = engines.Get();
        try
        {
            var answer = engine.Predict(new Picture { Image = image });
            return Results.Ok(new { Label = answer.PredictedLabel, Probability = answer.Score.Max() });
        }
        finally
        {
            engines.Return(engine);
        }
    }
});

await app.StartAsync();
if (smoke)
{
    return await SelfTest.Run(app.Urls.First());
}

Console.WriteLine($"curl --data-binary @picture.png {app.Urls.First()}/predict");
await app.WaitForShutdownAsync();
return 0;
