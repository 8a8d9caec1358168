using System.Text.Json;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Training;
using MLNetVision.Training.Schedules;

namespace MLNetVision.Tests.Unit.Training;

public class TrainingOptionsTests
{
    [Fact]
    public void Options_come_back_from_JSON_whole()
    {
        var options = new TrainingOptions
        {
            Rule = new TrainingRule
            {
                Optimizer = new AdamW { WeightDecay = 0.05 }, Clipping = new Clipping(ClippingKind.Norm, 1), AverageDecay = 0.99,
                RateFactors = new Dictionary<string, double> { ["layer1"] = 0.1 },
            },
            Schedule = new WarmUp(3, new MultiStepDecay([4, 6])),
            Epochs = 7,
            BatchSize = null,
            ValidationBatchSize = 5,
            Seed = ulong.MaxValue,
            SelectBy = "accuracy",
            EarlyStopping = new EarlyStopping { Metric = "accuracy", Goal = MetricGoal.Larger, MinDelta = 0.1 },
        };
        var text = JsonSerializer.Serialize(options);
        var back = JsonSerializer.Deserialize<TrainingOptions>(text)!;

        Assert.Equal(text, JsonSerializer.Serialize(back));
        Assert.Equal(options.Schedule, back.Schedule);
        Assert.Equal(options.EarlyStopping, back.EarlyStopping);
        Assert.Equal(options.Rule.Optimizer, back.Rule.Optimizer);
        Assert.Equal((options.Epochs, options.BatchSize, options.Seed, options.SelectBy), (back.Epochs, back.BatchSize, back.Seed, back.SelectBy));
    }

    [Fact]
    public void The_defaults_can_be_followed() => new TrainingOptions().Validate();
}
