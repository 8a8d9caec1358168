using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Conformance.Cases;

internal static class Losses
{
    public static IEnumerable<Case> All() => [.. Elementwise(), .. PerClass(), .. Soft(), .. Composed()];

    private static IEnumerable<Case> Elementwise()
    {
        Loss[] losses = [new MeanSquaredError(), new MeanAbsoluteError(), new SmoothL1(), new SmoothL1(0.3f), new BinaryCrossEntropy()];
        foreach (var loss in losses.SelectMany(l => new[] { l, l with { Reduction = Reduction.Sum } }))
        {
            yield return new Case($"{loss}", s => s.Lose(s.X(["N", 3, 7]).Then(loss, null, s.Given("target", ["N", 3, 7], new Uniform(0, 1)))));
        }

        yield return new Case("cross-entropy of probabilities given", s => s.Lose(
            s.X(["N", 9], low: 0.02, high: 0.98).Then(new BinaryCrossEntropy(FromLogits: false), null, s.Given("target", ["N", 9], new Uniform(0, 1)))));
        yield return new Case("cross-entropy of sure logits", s => s.Lose(
            s.X(["N", 9], low: -90, high: 90).Then(new BinaryCrossEntropy(), null, s.Given("target", ["N", 9], new Uniform(0, 1)))));
        foreach (var hinge in new[] { new Hinge(), new Hinge(0.5f), new Hinge(Squared: true) })
        {
            yield return new Case($"{hinge}", s => s.Lose(s.X(["N", 17]).Then(hinge, null, s.Given("target", ["N", 17], new Signs()))));
        }

        yield return new Case("both sides learn", s =>
        {
            var x = s.Picture(3, 4, 5);
            s.Lose(x.Conv2d(5, 1).Then(new MeanSquaredError(), null, x.Conv2d(5, 3, padding: 1)));
        });
    }

    private static IEnumerable<Case> PerClass()
    {
        ClassLoss[] losses =
        [
            new CrossEntropy(), new CrossEntropy(0.1f), new NegativeLogLikelihood(), new MultiClassHinge(), new MultiClassHinge(0.5f, Squared: true),
            new Focal(), new Focal(0.5f),
        ];
        foreach (var loss in losses.SelectMany(l => new[] { l, l with { Reduction = Reduction.Sum, IgnoredClass = 2 } }))
        {
            var (name, ignored) = ($"{loss}", loss.IgnoredClass == 2 ? 2L : (long?)null);
            yield return new Case(name, s => s.Lose(s.X(["N", 17], low: -4, high: 4).Then(loss, null, s.Classes("target", ["N"], 17, ignored))));
            yield return new Case($"{name}, weights", s => s.Lose(s.X(["N", 5], low: -4, high: 4).Then(
                loss, null, s.Classes("target", ["N"], 5, ignored), s.Given("weights", [5], new Uniform(0.25, 2)))));
            yield return new Case($"{name}, pictures", s => s.Lose(s.X(["N", 7, 3, 4], low: -4, high: 4).Then(
                loss, null, s.Classes("target", ["N", 3, 4], 7, ignored), s.Given("weights", [7], new Uniform(0.25, 2)))));
        }
    }

    private static IEnumerable<Case> Soft()
    {
        foreach (var loss in new[] { new CrossEntropy(), new CrossEntropy(0.2f) { Reduction = Reduction.Sum } })
        {
            yield return new Case($"{loss}, soft", s => s.Lose(s.X(["N", 9]).Then(loss, null, s.Given("target", ["N", 9], new Probabilities()))));
            yield return new Case($"{loss}, soft, weights", s => s.Lose(s.X(["N", 9]).Then(
                loss, null, s.Given("target", ["N", 9], new Probabilities()), s.Given("weights", [9], new Uniform(0.25, 2)))));
            yield return new Case($"{loss}, soft, pictures", s => s.Lose(s.X(["N", 4, 3, 2]).Then(
                loss, null, s.Given("target", ["N", 4, 3, 2], new Probabilities()))));
        }
    }

    private static IEnumerable<Case> Composed()
    {
        yield return new Case("two losses added", s =>
        {
            var features = s.Picture(3, 4, 5).Conv2d(8, 3).Relu().GlobalAveragePool().Flatten();
            var first = features.Dense(5).Then(new CrossEntropy(), "first", s.Classes("target", ["N"], 5));
            var second = features.Dense(3).Then(new SmoothL1(), "second", s.Given("box", ["N", 3], new Uniform(-1, 1)));
            s.Lose(first.Add(second));
        });
        yield return new Case("log softmax and its likelihood", s => s.Lose(
            s.X(["N", 9]).Dense(6).LogSoftmax().Then(new NegativeLogLikelihood(), null, s.Classes("target", ["N"], 6))));
        yield return new Case("an autoencoder", s =>
        {
            var x = s.X(["N", 12]);
            s.Lose(x.Dense(5).Sigmoid().Dense(12).Then(new MeanSquaredError(), null, x));
        });
    }
}
