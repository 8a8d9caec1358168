using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using Microsoft.ML.Transforms.Onnx;
using MLNetVision.Onnx.Proto;
using MLNetVision.Tests.Contracts.Data;
using MLNetVision.Tests.Contracts.Images;
using MLNetVision.Tests.Contracts.Workout;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Contracts.Onnx;

/// <summary>A model between what makes its inputs and what learns of its outputs.</summary>
public sealed class OnnxPipelineTests
{
    private const int Count = 60;
    private const int Channels = 3;
    private const int Features = 4;

    private readonly MLContext _context = new(seed: 1);

    private IEstimator<ITransformer> Classifier => _context.Transforms.ExtractPixels("Pixels", nameof(Shot.Image), scaleImage: 1 / 255f)
        .Append(_context.Transforms.CopyColumns("input", "Pixels"))
        .Append(_context.Transforms.ApplyOnnxModel("features", "input", Backbone("input", "features").Stream()))
        .Append(_context.Transforms.Concatenate("Features", "features", nameof(Shot.Number)))
        .Append(_context.Transforms.Conversion.MapValueToKey("Key", nameof(Shot.Label)))
        .Append(_context.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Key", "Features"))
        .Append(_context.Transforms.Conversion.MapKeyToValue("Word", "PredictedLabel"));

    private IDataView Shots => _context.Data.LoadFromEnumerable(Enumerable.Range(0, Count).Select(i => new Shot(i)).ToArray());

    [Fact]
    public void A_chain_from_pixels_to_a_trainer_learns_and_is_saved_and_loaded()
    {
        var data = Shots;
        var model = Classifier.Fit(data);
        using var saved = new MemoryStream();
        _context.Model.Save(model, data.Schema, saved);
        saved.Position = 0;
        var loaded = new MLContext(2).Model.Load(saved, out _);
        Assert.Single(((TransformerChain<ITransformer>)loaded).OfType<OnnxTransformer>());
        var (live, again) = (model.Transform(data), loaded.Transform(data));
        Assert.Equal(Column<float[]>(live, "Score"), Column<float[]>(again, "Score"));
        Assert.Equal(Column<string>(live, "Word"), Column<string>(again, "Word"));
        Assert.InRange(_context.MulticlassClassification.Evaluate(live, "Key").MicroAccuracy, 0.95, 1);
    }

    [Fact]
    public void A_chain_is_cross_validated()
    {
        var results = _context.MulticlassClassification.CrossValidate(Shots, Classifier, 3, "Key");
        Assert.Equal(3, results.Count);
        Assert.All(results, result => Assert.InRange(result.Metrics.MicroAccuracy, 0.9, 1));
    }

    [Fact]
    public void A_regression_learns_of_what_the_model_gives()
    {
        var pipeline = _context.Transforms.ExtractPixels("input", nameof(Shot.Image), scaleImage: 1 / 255f)
            .Append(_context.Transforms.ApplyOnnxModel("features", "input", Backbone("input", "features").Stream()))
            .Append(_context.Regression.Trainers.Sdca(nameof(Shot.Number), "features"));
        Assert.Equal(Count, Column<float>(pipeline.Fit(Shots).Transform(Shots), "Score").Count(float.IsFinite));
    }

    [Fact]
    public void The_ending_output_is_not_found_by_the_next_step_of_a_chain()
    {
        var pipeline = _context.Transforms.ExtractPixels("Pixels", nameof(Shot.Image))
            .Append(_context.Transforms.ApplyOnnxModel("features.output", "Pixels", Backbone("Pixels", "features.output").Stream()))
            .Append(_context.Transforms.CopyColumns("Copy", "features"));
        Failure.Naming<ArgumentOutOfRangeException>("features", () => pipeline.Fit(Shots));
    }

    [Fact]
    public void An_engine_goes_from_a_picture_to_a_word()
    {
        using var engine = _context.Model.CreatePredictionEngine<Shot, Word>(Classifier.Fit(Shots));
        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(new Shot(i).Label, engine.Predict(new Shot(i)).Text);
        }
    }

    private static T[] Column<T>(IDataView view, string name) => [.. view.GetColumn<T>(name)];

    /// <summary>A convolution of 2x2 without padding, ReLU, the mean of each channel: [N, 3, 2, 3] to [N, 4].</summary>
    private static ModelProto Backbone(string input, string output)
    {
        var weights = SplitMix.Bytes(5, Features * Channels * 4).Select(b => (b - 128) / 128f).ToArray();
        return Models.Of(
            [Models.Float(input, "N", "3", "2", "3")],
            [
                new NodeProto("Conv", [input, "weight"], ["conv"]), new NodeProto("Relu", ["conv"], ["relu"]),
                new NodeProto("GlobalAveragePool", ["relu"], ["pool"]), new NodeProto("Flatten", ["pool"], [output]),
            ],
            [Models.Float(output, "N", "4")],
            TensorProto.Of<float>("weight", weights, Features, Channels, 2, 2));
    }

    /// <summary>A picture, bright or dark, with its label.</summary>
    private sealed class Shot(int id)
    {
        private const byte Bright = 220;
        private const byte Dark = 30;

        public Shot()
            : this(0)
        {
        }

        public float Number { get; set; } = id % 7;

        public string Label { get; set; } = id % 2 == 0 ? "bright" : "dark";

        [ImageType(PictureRow.Height, PictureRow.Width)]
        public MLImage Image
        {
            get => MLImage.CreateFromPixels(PictureRow.Width, PictureRow.Height, MLPixelFormat.Bgra32,
                [.. Enumerable.Range(0, PictureRow.Width * PictureRow.Height * Pictures.BytesPerPixel)
                    .Select(i => i % 4 == 3 ? byte.MaxValue : (byte)((id % 2 == 0 ? Bright : Dark) + (((i * 7) + (id * 5)) % 20)))]);
            set => value.Dispose();
        }
    }

    private sealed class Word
    {
        [ColumnName("Word")]
        public string Text { get; set; } = "";
    }
}
