using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Tests.Unit.Networks;

public class TrainingRuleTests
{
    public static TheoryData<TrainingRule, string> Impossible => new()
    {
        { new TrainingRule { Optimizer = new Sgd { LearningRate = 0 } }, "Sgd.LearningRate" },
        { new TrainingRule { Optimizer = new Sgd { LearningRate = double.NaN } }, "Sgd.LearningRate" },
        { new TrainingRule { Optimizer = new Sgd { Nesterov = true } }, "Sgd.Momentum" },
        { new TrainingRule { Optimizer = new Adam { Beta2 = 1 } }, "Adam.Beta2" },
        { new TrainingRule { Optimizer = new AdamW { WeightDecay = -1 } }, "AdamW.WeightDecay" },
        { new TrainingRule { Optimizer = new RmsProp { Decay = -0.1 } }, "RmsProp.Decay" },
        { new TrainingRule { Optimizer = new AdaDelta { Epsilon = 0 } }, "AdaDelta.Epsilon" },
        { new TrainingRule { Optimizer = new AdaGrad { InitialSum = -1 } }, "AdaGrad.InitialSum" },
        { new TrainingRule { Optimizer = new Lbfgs { History = 0 } }, "Lbfgs.History" },
        { new TrainingRule { Optimizer = new DampedNewton { Damping = 0 } }, "DampedNewton.Damping" },
        { new TrainingRule { Penalty = new Penalty { L2 = -1 } }, "Penalty.L2" },
        { new TrainingRule { Clipping = new Clipping(ClippingKind.Norm, 0) }, "Clipping.Limit" },
        { new TrainingRule { AverageDecay = 1 }, "TrainingRule.AverageDecay" },
        { new TrainingRule { RateFactors = new Dictionary<string, double> { ["fc"] = -1 } }, "RateFactors['fc']" },
        { new TrainingRule { Optimizer = new Lbfgs(), Clipping = new Clipping(ClippingKind.Norm, 1) }, "TrainingRule.Clipping" },
        { new TrainingRule { Optimizer = new DampedNewton(), RateFactors = new Dictionary<string, double> { ["fc"] = 2 } }, "RateFactors['fc']" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_no_engine_can_execute_is_refused_by_name(TrainingRule rule, string named) =>
        Assert.Contains(named, Assert.Throws<ArgumentOutOfRangeException>(rule.Validate).Message, StringComparison.Ordinal);

    [Fact]
    public void The_defaults_can_be_executed()
    {
        Optimizer[] all =
        [
            new Sgd(), new Sgd { Momentum = 0.9, Nesterov = true }, new AdaGrad(), new AdaDelta(), new RmsProp(),
            new Adam(), new AdamW(), new Lbfgs(), new DampedNewton(),
        ];
        foreach (var optimizer in all)
        {
            new TrainingRule { Optimizer = optimizer }.Validate();
        }
    }

    [Theory]
    [InlineData("layer1.0.conv1.weight", 0.5)]
    [InlineData("layer1.1.conv1.weight", 0.1)]
    [InlineData("layer10.0.conv1.weight", 3)]
    [InlineData("layer1", 0.1)]
    public void The_longest_prefix_of_whole_name_parts_gives_the_rate(string parameter, double factor)
    {
        var rule = new TrainingRule { RateFactors = new Dictionary<string, double> { ["layer1"] = 0.1, ["layer1.0"] = 0.5, [""] = 3 } };
        Assert.Equal(factor, rule.RateFactorOf(parameter));
        Assert.Equal(1, new TrainingRule().RateFactorOf(parameter));
    }
}
