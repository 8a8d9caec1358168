using System.Text.Json;
using Microsoft.ML;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Trainers;
using MLNetVision.Training;
using MLNetVision.Training.Schedules;

namespace MLNetVision.Tests.Pipelines.Trainers;

public sealed class TrainerOptionsTests
{
    private static readonly TrainingOptions Training = new()
    {
        Epochs = 7, Seed = 9, Rule = new TrainingRule { Optimizer = new Adam { Beta1 = 0.8 } }, Schedule = new OneCycle(), EarlyStopping = new EarlyStopping(),
    };

    [Fact]
    public void Options_are_written_as_JSON_and_read_again()
    {
        Same(new ImageCnnOptions
        {
            Network = new NetworkChoice { Name = "resnet18_small", Height = 40, Mean = [0.1f, 0.2f, 0.3f] }, Training = Training, LabelSmoothing = 0.1f,
            Balance = ClassBalance.Sampling, ValidationFraction = 0.2,
        });
        Same(new BinaryImageCnnOptions { PositiveWeight = null, Training = Training });
        Same(new MultiLabelImageCnnOptions { ExampleWeightColumnName = "w" });
        Same(new ImageRegressionOptions { Loss = ValueLoss.Huber });
        Same(new TransferLearningOptions
        {
            Head = new MlpHead { Hidden = [3, 4] }, Mode = TransferMode.Full, Stages = [new Unfreezing(1, 2)], Frozen = ["conv1"], Training = Training,
        });
    }

    [Theory]
    [InlineData("ValidationFraction")]
    [InlineData("LabelSmoothing")]
    [InlineData("FocalGamma")]
    [InlineData("Height")]
    [InlineData("MaxPictureMemory")]
    public void Values_that_make_no_sense_are_refused_by_name_when_a_fit_begins(string option)
    {
        var options = option switch
        {
            "ValidationFraction" => new ImageCnnOptions { ValidationFraction = 1 },
            "LabelSmoothing" => new ImageCnnOptions { LabelSmoothing = 0.1f, Loss = ClassLossKind.Focal },
            "FocalGamma" => new ImageCnnOptions { FocalGamma = float.NaN },
            "Height" => new ImageCnnOptions { Network = new NetworkChoice { Height = 0 } },
            _ => new ImageCnnOptions { MaxPictureMemory = -1 },
        };
        var ml = new MLContext(seed: 1);
        var trainer = ml.MulticlassClassification.Trainers.ImageCnn("Quarter", "Pixels", options);

        Assert.Equal(option, Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(Blots.View(ml, 4))).ParamName);
    }

    private static void Same<T>(T options)
    {
        var json = JsonSerializer.Serialize(options, JsonSerializerOptions.Web);
        var read = JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web);

        Assert.NotNull(read);
        Assert.Equal(json, JsonSerializer.Serialize(read, JsonSerializerOptions.Web));
    }
}
