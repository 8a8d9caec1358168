using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Conformance.Cases;

/// <summary>Networks as people train them, large enough that their work is split into many parts.</summary>
internal static class Workouts
{
    public static IEnumerable<Case> All()
    {
        yield return Classifier("workout: conv net", 5, s => s.Picture(1, 20, 18)
            .Conv2d(32, 3, padding: 1).Relu().MaxPool2d(2).Conv2d(40, 3, padding: 1).Relu().MaxPool2d(2).Flatten().Dense(65).Relu());
        yield return Classifier("workout: residual net", 4, s => Block(Block(s.Picture(3, 13, 15)
            .Conv2d(24, 7, 2, 3, bias: false).BatchNorm().Relu().MaxPool2d(3, 2, 1), 24, 1), 48, 2).GlobalAveragePool().Flatten());
        yield return Classifier("workout: mobile net", 4, s => Inverted(Inverted(s.Picture(3, 17, 14)
            .Conv2d(16, 3, 2, 1, bias: false).BatchNorm().Relu6(), 16, 1), 20, 2).GlobalAveragePool().Flatten().Dropout(0.2f));
        yield return Classifier("workout: recurrent net", 6, s => s.X(["N", 9, 8]).Lstm(33).Sequence.Gru(20).Hidden);
    }

    private static Case Classifier(string name, int rows, Func<Sketch, Tensor> features) => new(name, s =>
    {
        var scores = features(s).Dense(7);
        s.Give(scores);
        s.Lose(scores.Then(new CrossEntropy(0.1f), null, s.Classes("target", ["N"], 7)));
    })
    {
        IsComposed = true,
        Planned = new() { ["N"] = rows },
        Calls = [new() { ["N"] = rows }, new() { ["N"] = rows - 1 }],
    };

    private static Tensor Block(Tensor x, int channels, int stride)
    {
        var y = x.Conv2d(channels, 3, stride, 1, bias: false).BatchNorm().Relu().Conv2d(channels, 3, padding: 1, bias: false).BatchNorm();
        return y.Add(stride == 1 ? x : x.Conv2d(channels, 1, stride, bias: false).BatchNorm()).Relu();
    }

    private static Tensor Inverted(Tensor x, int channels, int stride)
    {
        var y = x.Conv2d(48, 1, bias: false).BatchNorm().Relu6().Conv2d(48, 3, stride, 1, groups: 48, bias: false).BatchNorm().Relu6()
            .Conv2d(channels, 1, bias: false).BatchNorm();
        return stride == 1 ? y.Add(x) : y;
    }
}
