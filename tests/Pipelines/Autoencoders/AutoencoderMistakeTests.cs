using Microsoft.ML;
using MLNetVision.Estimators;
using MLNetVision.Networks.Ops;
using MLNetVision.Tests.Pipelines.Trainers;
using MLNetVision.Training;

namespace MLNetVision.Tests.Pipelines.Autoencoders;

/// <summary>What cannot be learnt is refused with the option's name.</summary>
public sealed class AutoencoderMistakeTests
{
    private static readonly AutoencoderOptions Short = new()
    {
        Picture = new PictureShape(Blots.Side, Blots.Side), HiddenSizes = [4], CodeSize = 2, Training = new TrainingOptions { Epochs = 1 },
    };

    private readonly MLContext _ml = new(seed: 1);

    public static TheoryData<string> Mistakes => [.. All.Keys];

    private static Dictionary<string, (AutoencoderOptions Options, string Says)> All { get; } = new()
    {
        ["no units"] = (Short with { HiddenSizes = [4, 0] }, "HiddenSizes has to be sizes from 1"),
        ["no code"] = (Short with { CodeSize = 0 }, "CodeSize has to be 1 or more where layers are dense"),
        ["an even window"] = (Short with { Kernel = 4 }, "Kernel has to be odd"),
        ["a step of three"] = (Short with { Stride = 3 }, "Stride has to be 1 or 2"),
        ["convolutions over numbers"] = (Short with { Layers = AutoencoderLayers.Convolutional, Picture = null }, "Picture has to be the size"),
        ["noise of everything"] = (Short with { Noise = new MaskingNoise(1) }, "MaskingNoise.Probability has to be"),
        ["rates of numbers without bounds"] = (Short with { Sparsity = new Sparsity { Kl = 1 } }, "CodeActivation has to be Sigmoid"),
        ["a rate of one"] = (Short with { Sparsity = new Sparsity { TargetRate = 1 } }, "Sparsity.TargetRate has to be between 0 and 1"),
        ["a negative contraction"] = (Short with { Contraction = new Contraction { Weight = -1 } }, "Contraction.Weight has to be 0 or above"),
        ["a variance of a plain code"] = (Short with { VarianceColumnName = "V" }, "VarianceColumnName has to be null"),
        ["layers of a variational one"] = (Short with { Variational = new Variational(), LayerEpochs = 1 }, "LayerEpochs has to be 0"),
        ["entropy of a hyperbolic tangent"] = (
            Short with { Loss = ReconstructionLoss.CrossEntropy, OutputActivation = UnitActivation.Tanh }, "OutputActivation has to be Sigmoid"),
        ["an error without its target"] = (Short with { TargetColumnName = "Pixels", ErrorColumnName = "E" }, "ErrorColumnName has to be null"),
        ["a size of no target"] = (Short with { TargetPicture = new PictureShape(1, 1) }, "TargetPicture has to be null"),
        ["two channels"] = (Short with { Picture = new PictureShape(8, 4, 2) }, "1 or 3 channels"),
        ["twice the same column"] = (Short with { ReconstructionColumnName = "Code" }, "'Code' is the name of two columns"),
        ["no such layer"] = (Short with { CodeLayer = "encoder.layer9" }, "the layers are encoder."),
        ["pictures of another size"] = (Short with { Picture = new PictureShape(9, 9) }, "'Pixels'"),
        ["a contraction with a condition"] = (
            Short with { Picture = null, Contraction = new Contraction(), Variational = new Variational { ConditionSize = 2 } }, "with a condition"),
        ["a target three times as large"] = (
            Short with { Layers = AutoencoderLayers.Convolutional, TargetColumnName = "Pixels", TargetPicture = new PictureShape(4, 16) },
            "TargetPicture has to be as large"),
        ["tied to a target of another size"] = (
            Short with { TiesWeights = true, TargetColumnName = "Sixteen", TargetPicture = new PictureShape(4, 4) }, "TiesWeights has to be false"),
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistakes_are_named(string mistake)
    {
        var (options, says) = All[mistake];
        var data = _ml.Transforms.Concatenate("Sixteen", [.. Enumerable.Repeat("Light", 16)]).Fit(Blots.View(_ml, 8)).Transform(Blots.View(_ml, 8));
        var error = Record.Exception(() => _ml.Transforms.Autoencoder("Code", "Pixels", options).Fit(data));

        Assert.True(error is ArgumentException or InvalidOperationException, $"{error?.GetType().Name ?? "nothing"}");
        Assert.Contains(says, error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cross_entropy_of_numbers_beyond_its_range_names_the_first()
    {
        var options = Short with { Picture = null, Loss = ReconstructionLoss.CrossEntropy };
        var error = Assert.Throws<InvalidOperationException>(() => _ml.Transforms.Autoencoder("Code", "Pixels", options).Fit(Blots.View(_ml, 8)));

        Assert.Contains("number 0 of row 0 is", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_decoder_of_another_size_and_a_noisy_encoder_that_should_contract_are_refused()
    {
        var wrong = _ml.Transforms.Autoencoder("Code", "Pixels", x => x.Flatten().Dense(3), c => c.Dense(63), Short);
        Assert.Contains("[N, 63]", Assert.Throws<ArgumentException>(() => wrong.Fit(Blots.View(_ml, 8))).Message, StringComparison.Ordinal);

        var noisy = _ml.Transforms.Autoencoder(
            "Code", "Pixels", x => x.Flatten().Dropout(0.5f).Dense(3), c => c.Dense(64), Short with { Contraction = new Contraction() });
        Assert.Contains("Dropout", Assert.Throws<ArgumentException>(() => noisy.Fit(Blots.View(_ml, 8))).Message, StringComparison.Ordinal);

        var stacked = _ml.Transforms.Autoencoder("Code", "Pixels", x => x.Flatten().Dense(3), c => c.Dense(64), Short with { LayerEpochs = 1 });
        Assert.Contains("LayerEpochs", Assert.Throws<ArgumentException>(() => stacked.Fit(Blots.View(_ml, 8))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reconstruction_that_is_added_to_its_input_cannot_be_decoded_from_a_code()
    {
        var model = _ml.Transforms.Autoencoder("Code", "Pixels", Short with { AddsToInput = true }).Fit(Blots.View(_ml, 8));

        Assert.Contains("AddsToInput", Assert.Throws<InvalidOperationException>(() => model.Decode([[1, 2]])).Message, StringComparison.Ordinal);
    }
}
