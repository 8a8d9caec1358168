using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Evaluation;
using MLNetVision.Networks;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Pipelines.Evaluation;

/// <summary>Reports of made-up models: any number of classes, long names and hostile ones, pictures in memory.</summary>
internal static class SampleReports
{
    /// <summary>A name that does harm on a page that does not escape it.</summary>
    public const string Hostile = "<script>document.title='broken'</script>\"'&<img src=x onerror=\"document.title='broken'\">";

    private static readonly string[] Words =
        ["northern", "pallid", "greater", "spotted", "river", "stone", "lesser", "crested", "harbour", "meadow", "sandpiper", "warbler", "owl", "gull",
            "heron"];

    public static string[] Names(int classes, bool hostile = false)
    {
        string Word(int c, int place) => Words[(int)(SplitMix.Bits(77, (ulong)((c * 4) + place)) % (ulong)Words.Length)];
        var names = Enumerable.Range(0, classes).Select(c => classes <= 3 ? Word(c, 0)
            : $"{Word(c, 0)} {Word(c, 1)} {Word(c, 2)}{(c % 7 == 3 ? $" of the {Word(c, 3)} coast and islands" : "")}").ToArray();
        if (hostile)
            names[0] = Hostile;
        return names;
    }

    public static EvaluationReport Multiclass(int classes, int rows, bool hostile = false, bool pictures = true) => EvaluationReport.Of(
        Evaluate(classes, rows, hostile, pictures),
        new ReportOptions
        {
            Title = hostile ? Hostile : "Coastal birds, ResNet-18",
            Subtitle = "Held-out photographs of the 2026 season",
            Card = Card(hostile),
            History = History(hostile),
        });

    public static MulticlassEvaluation Evaluate(int classes, int rows, bool hostile = false, bool pictures = true)
    {
        var names = Names(classes, hostile);
        var definition = SchemaDefinition.Create(typeof(BirdRow));
        definition[nameof(BirdRow.Score)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, classes);
        Scored.Annotate(definition[nameof(BirdRow.Score)], "SlotNames", names);
        var data = Scored.Context.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(i => Row(i, classes, hostile)), definition);
        var options = new EvaluationOptions { IdColumn = nameof(BirdRow.Id), PictureColumn = pictures ? nameof(BirdRow.Picture) : null, PictureSide = 96 };
        return Scored.Context.MulticlassClassification.EvaluateDetailed(data, options: options);
    }

    private static BirdRow Row(int i, int classes, bool hostile)
    {
        var label = (int)(SplitMix.Bits(1, (ulong)i) % (ulong)classes);
        var look = SplitMix.Uniform(2, (ulong)i) < 0.85f ? label : (label + 1 + (int)(SplitMix.Bits(3, (ulong)i) % 3)) % classes;
        var powers = Enumerable.Range(0, classes).Select(
            c => Math.Exp((SplitMix.Uniform(4, (ulong)((i * classes) + c)) * 2.5) + (c == look ? 3.2 + Math.Log(classes) : 0))).ToArray();
        return new BirdRow
        {
            Label = label,
            Id = hostile && i % 2 == 0 ? Hostile : $"photographs/2026/season/shore-{i:D5}.jpg",
            Score = new VBuffer<float>(classes, Array.ConvertAll(powers, p => (float)(p / powers.Sum()))),
            Picture = Picture(i, look),
        };
    }

    private static MLImage Picture(int i, int look)
    {
        const int Side = 120;
        var pixels = new byte[Side * Side * 4];
        for (var p = 0; p < Side * Side; p++)
        {
            var (x, y) = ((p % Side) - 60, (p / Side) - 60);
            var inside = (x * x) + (y * y * (1 + (i % 3))) < 1800;
            var noise = (int)(SplitMix.Bits((ulong)i, (ulong)p) % 24);
            (pixels[p * 4], pixels[(p * 4) + 1], pixels[(p * 4) + 2]) = inside
                ? ((byte)(40 + (look * 37 % 160) + noise), (byte)(60 + (look * 71 % 140) + noise), (byte)(90 + (look * 23 % 130) + noise))
                : ((byte)(200 + noise), (byte)(170 + noise), (byte)(120 + noise));
            pixels[(p * 4) + 3] = 255;
        }

        return MLImage.CreateFromPixels(Side, Side, MLPixelFormat.Bgra32, pixels);
    }

    private static ModelCard Card(bool hostile) => new()
    {
        Name = "resnet18",
        Description = hostile ? Hostile : "Tells coastal birds apart on photographs of a whole bird.",
        Licence = "Apache-2.0",
        Paper = "Deep Residual Learning for Image Recognition (He, Zhang, Ren, Sun 2015)",
        Source = "trained on 41,000 photographs",
        Seed = 42,
        Preprocessing = new Preprocessing { Resize = 256, Mean = [0.485f, 0.456f, 0.406f], Deviation = [0.229f, 0.224f, 0.225f] },
        Metrics = new Dictionary<string, double> { ["accuracy"] = 0.8512 },
    };

    private static TrainingPoint[] History(bool hostile) => [.. Enumerable.Range(1, 24).Select(e => new TrainingPoint(e, new Dictionary<string, double>
    {
        ["loss"] = (2.1 * Math.Exp(-e / 6.0)) + 0.12,
        ["validation loss"] = (1.8 * Math.Exp(-e / 5.0)) + 0.31 + (0.004 * e),
        [hostile ? Hostile : "accuracy"] = 1 - (0.6 * Math.Exp(-e / 4.0)) - 0.1,
        ["macro F1"] = 1 - (0.7 * Math.Exp(-e / 4.5)) - 0.12,
    }))];

    private sealed class BirdRow
    {
        public float Label { get; set; }

        public string Id { get; set; } = "";

        public VBuffer<float> Score { get; set; }

        [ImageType(120, 120)]
        public MLImage? Picture { get; set; }
    }
}
