using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Tests.Conformance.Cases;
using MLNetVision.Tests.Conformance.Engines;

namespace MLNetVision.Tests.Conformance;

/// <summary>Networks in half and double precision: both engines compute them, the scalar one trains them, the managed one says who does.</summary>
public class PrecisionTests
{
    // What a number in single precision keeps of one in double; and in half, of which each value on the way is rounded.
    private const double Single = 1e-5;
    private const double Half = 0.02;

    private static readonly string[] Names = ["conv bn relu 3", "residual tail 16", "squeeze and excite", "dense bn relu 17", "tied gru", "u-net"];

    public static TheoryData<string, DType> Cases
    {
        get
        {
            var rows = new TheoryData<string, DType>();
            foreach (var name in Names)
            {
                rows.Add(name, DType.Float64);
                rows.Add(name, DType.Float16);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_managed_engine_computes_them_as_the_scalar_engine_does(string name, DType element)
    {
        var model = Catalogue.Named(name).In(element);
        var (expected, actual) = (model.Forward(EnginesUnderTest.Oracle), model.Forward(nameof(ManagedEngine)));
        foreach (var (wanted, got) in expected.Zip(actual))
        {
            Comparison.AssertNear(wanted, got, element == DType.Float16 ? Half : Single, $"{element}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_managed_engine_does_not_train_them_and_names_the_steps_and_who_does(string name, DType element)
    {
        var model = Catalogue.Named(name).In(element);

        var message = Assert.Throws<NotSupportedException>(() => model.Compile(nameof(ManagedEngine), Running.Rule)).Message;
        Assert.Contains("have double or half: x (Input)", message, StringComparison.Ordinal);
        Assert.All(
            model.Network.Nodes.Where(n => model.Network.SignatureOf(n).Outputs.Any(o => o.Element == element)),
            n => Assert.Contains($"{n.Name} (", message, StringComparison.Ordinal));
        Assert.Contains("train it with the scalar engine", message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_scalar_engine_computes_them(string name, DType element)
    {
        var tolerance = element == DType.Float16 ? Half : Single;
        var (expected, actual) = (Catalogue.Named(name).In(DType.Float32), Catalogue.Named(name).In(element));

        Comparison.AssertNear(expected.Forward(EnginesUnderTest.Oracle)[0], actual.Forward(EnginesUnderTest.Oracle)[0], tolerance, $"{element}");
        var (wanted, got) = (expected.Gradients(EnginesUnderTest.Oracle)[0], actual.Gradients(EnginesUnderTest.Oracle)[0]);
        Assert.Equal(wanted.Loss, got.Loss, tolerance * Math.Abs(wanted.Loss));
        Comparison.AssertClose(wanted.Values, got.Values, tolerance, $"gradients, {element}");
        Assert.NotEqual(wanted.Loss, got.Loss);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_scalar_engine_trains_them(string name, DType element)
    {
        var model = Catalogue.Named(name).In(element);
        using var session = model.Compile(EnginesUnderTest.Oracle, Running.Rule);
        var values = model.Values(0);

        var losses = Enumerable.Range(0, 12).Select(_ => session.TrainStep(values, Running.Rate)).ToArray();
        Assert.True(losses[^1] < 0.9 * losses[0], $"{losses[0]} became {losses[^1]}");
    }
}
