using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Estimators;
using MLNetVision.Tests.Pipelines.Persistence;
using MLNetVision.Tests.Pipelines.Trainers;
using MLNetVision.Tests.Pipelines.Workout;
using MLNetVision.Training;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Tests.Pipelines.Autoencoders;

/// <summary>Variational autoencoders whose condition is a column of its own.</summary>
public sealed class ConditionColumnTests
{
    private static readonly AutoencoderOptions Options = new()
    {
        Picture = new PictureShape(Blots.Side, Blots.Side),
        HiddenSizes = [8],
        CodeSize = 3,
        Loss = ReconstructionLoss.CrossEntropy,
        Variational = new Variational(),
        ReconstructionColumnName = "Restored",
        ErrorColumnName = "Error",
        Training = new TrainingOptions { Epochs = 2, BatchSize = 4 },
    };

    private readonly MLContext _ml = new(seed: 1);

    [Theory]
    [InlineData("Kind")]
    [InlineData("Whole")]
    [InlineData("Flag")]
    [InlineData("Number")]
    [InlineData("Several")]
    public void Autoencoders_with_a_condition_column_do_what_every_estimator_does(string condition) => new EstimatorWorkout
    {
        Create = input => Estimator(condition, input), Data = View(8), Input = "Pixels", Learns = true, Tolerance = 1e-3, SavedTolerance = 1e-3,
    }.Run();

    [Fact]
    public void A_key_is_what_its_one_hot_numbers_behind_the_row_are()
    {
        using var named = Estimator("Kind").Fit(View(12));
        var joined = _ml.Transforms.Conversion.MapKeyToVector("Numbers", "Kind")
            .Append(_ml.Transforms.Concatenate("Pixels", "Pixels", "Numbers")).Fit(View(12));
        using var behind = _ml.Transforms.Autoencoder("Code", "Pixels", Options with { Variational = new Variational { ConditionSize = 4 } })
            .Fit(joined.Transform(View(12)));
        ImageCnnTests.AssertSame(behind.Model.Weights, named.Model.Weights);
        Assert.Equal(behind.Transform(joined.Transform(View(12))).Vectors("Restored"), named.Transform(View(12)).Vectors("Restored"));
        Assert.Equal(behind.Sample(4, seed: 3, [0, 1, 0, 0]), named.Sample(4, named.Conditions[1], seed: 3));
    }

    [Fact]
    public void Samples_differ_by_their_condition_and_names_that_are_none_are_refused()
    {
        using var model = Estimator("Kind").Fit(View(12));
        Assert.Equal(["quarter 0", "quarter 1", "quarter 2", "quarter 3"], model.Conditions);
        Assert.Equal([0, 0, 1, 0], model.ConditionOf("quarter 2"));
        Assert.NotEqual(model.Sample(2, "quarter 0"), model.Sample(2, "quarter 2"));
        var error = Assert.Throws<ArgumentException>(() => model.Sample(1, "quarter 9"));
        Assert.Contains("'quarter 9' is no value of the condition 'Kind'", error.Message, StringComparison.Ordinal);
        using var numbered = Estimator("Number").Fit(View(12));
        Assert.Contains("has no names", Assert.Throws<ArgumentException>(() => numbered.ConditionOf("3")).Message, StringComparison.Ordinal);
        using var plain = _ml.Transforms.Autoencoder("Code", "Pixels", Options).Fit(View(12));
        Assert.Contains("ConditionColumnName", Assert.Throws<InvalidOperationException>(() => plain.ConditionOf("3")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_and_a_condition_column_become_rows_also_after_loading()
    {
        using var model = Estimator("Kind").Fit(View(12));
        var codes = model.Transform(View(12));
        var expected = model.Decode([.. codes.Vectors("Code").Zip(View(12).GetColumn<uint>("Kind"), (c, k) => (float[])[.. c, .. OneHot(k)])]);
        var decoder = model.ToDecoder(codes.Schema, "Code", "Kind", "Made");
        Assert.Equal(expected, decoder.Transform(codes).Vectors("Made"));
        var loaded = decoder.Reload(codes.Schema);
        AssertNear(expected, loaded.Transform(codes).Vectors("Made"));
        AssertNear(expected, VisionModel.Rewrap(loaded).Transform(codes).Vectors("Made"));
    }

    [Fact]
    public void A_loaded_model_reads_the_condition_column_and_takes_batches_again()
    {
        using var model = Estimator("Kind").Fit(View(12));
        var expected = model.Transform(View(12)).Vectors("Restored");
        var loaded = ((ITransformer)model).Reload(View(12).Schema);
        AssertNear(expected, loaded.Transform(View(12)).Vectors("Restored"));
        AssertNear(expected, VisionModel.Rewrap(loaded).Transform(View(12)).Vectors("Restored"));
        var without = _ml.Transforms.DropColumns("Kind").Fit(View(12)).Transform(View(12));
        Assert.Contains("Kind", Record.Exception(() => loaded.Transform(without))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Conditions_that_are_none_are_refused_by_name()
    {
        Refused("'Nowhere' (the condition)", () => Estimator("Nowhere").Fit(View(8)));
        Refused("'Name' (the condition) has to be a key of a known number of values", () => Estimator("Name").Fit(View(8)));
        Refused("'Name' (the condition)", () => Estimator("Name").GetOutputSchema(SchemaShapes.Of(View(8).Schema)));
        Refused("'Image' (the input) has to be a vector of 64 Single where there is a condition", () => Estimator("Number", "Image").Fit(Blots.Images(_ml, 4)));
        Refused("0 with ConditionColumnName", () => Fit(new Variational { ConditionColumnName = "Kind", ConditionSize = 4 }));
        using var model = Estimator("Kind").Fit(View(12));
        var codes = model.Transform(View(12));
        Refused("'Number', Single, 1 numbers was 'Kind'", () => model.ToDecoder(codes.Schema, "Code", "Number", "Made"));
    }

    private void Fit(Variational variational) => _ml.Transforms.Autoencoder("Code", "Pixels", Options with { Variational = variational }).Fit(View(8));

    private static void Refused(string says, Action action)
    {
        var error = Assert.ThrowsAny<ArgumentException>(action);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    private static float[] OneHot(uint key) => [.. Enumerable.Range(1, 4).Select(k => k == key ? 1f : 0)];

    private static void AssertNear(float[][] expected, float[][] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), r => Assert.All(r.First.Zip(r.Second), v => Assert.Equal(v.First, v.Second, 1e-2f)));
    }

    private AutoencoderEstimator Estimator(string condition, string input = "Pixels") =>
        _ml.Transforms.Autoencoder("Code", input, Options with { Variational = new Variational { ConditionColumnName = condition } });

    private IDataView View(int count)
    {
        var view = _ml.Data.LoadFromEnumerable(Blots.Rows(count).Select((row, i) => new Conditioned
        {
            Id = row.Id, Name = row.Name, Pixels = row.Pixels, Quarter = $"quarter {i % 4}", Whole = i % 4, Flag = i % 2 == 0, Number = i % 4 / 4f,
            Several = [i % 4, i % 3],
        }));
        var quarters = new[] { "quarter 0", "quarter 1", "quarter 2", "quarter 3" }.Select(q => new Value { Quarter = q });
        return _ml.Transforms.Conversion.MapValueToKey("Kind", "Quarter", keyData: _ml.Data.LoadFromEnumerable(quarters)).Fit(view).Transform(view);
    }

    private sealed class Value
    {
        public string Quarter { get; set; } = "";
    }

    private sealed class Conditioned
    {
        public int Id { get; set; }

        public string Name { get; set; } = "";

        [VectorType(Blots.Side * Blots.Side)]
        public float[] Pixels { get; set; } = [];

        public string Quarter { get; set; } = "";

        public int Whole { get; set; }

        public bool Flag { get; set; }

        public float Number { get; set; }

        [VectorType(2)]
        public float[] Several { get; set; } = [];
    }
}
