using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Tests.Conformance.Cases;
using MLNetVision.Tests.Conformance.Engines;

namespace MLNetVision.Tests.Conformance;

/// <summary>Numbers that are not finite go through rectifiers as through PyTorch's: minus infinity becomes 0, or stays where there is a slope.</summary>
public class NonFiniteTests
{
    private const double Rounding = 1e-5;

    private static readonly Dictionary<string, Func<Tensor, Tensor>> Rectifiers = new()
    {
        ["relu"] = x => x.Relu(),
        ["relu6"] = x => x.Relu6(),
        ["leaky relu"] = x => x.LeakyRelu(0.1f),
        ["leaky relu without slope"] = x => x.LeakyRelu(0),
    };

    /// <summary>What an engine may compute a rectifier in one go with. No product here adds up what two special numbers have become.</summary>
    private static readonly Dictionary<string, Func<Sketch, Tensor>> Before = new()
    {
        ["the input"] = s => s.Picture(3, 5, 4),
        ["1x1 conv"] = s => s.Picture(3, 5, 4).Conv2d(21, 1),
        ["strided conv"] = s => s.Picture(3, 5, 4).Conv2d(6, 3, 2, 1),
        ["depthwise conv"] = s => s.Picture(3, 5, 4).Conv2d(3, 3, padding: 1, groups: 3),
        ["conv bn"] = s => s.Picture(3, 5, 4).Conv2d(17, 1, bias: false).BatchNorm(),
        ["residual"] = s => s.Picture(3, 5, 4, "other").Conv2d(3, 1).BatchNorm().Add(s.Picture(3, 5, 4)),
        ["bn"] = s => s.Picture(3, 5, 4).BatchNorm(),
        ["sum"] = s => s.Picture(3, 5, 4).Add(s.Picture(3, 5, 4, "other")),
        ["dense"] = s => s.Picture(3, 5, 4).Flatten().Dense(19),
    };

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var engine in EnginesUnderTest.HeldToTheOracle)
            {
                foreach (var before in Before.Keys)
                {
                    foreach (var rectifier in Rectifiers.Keys)
                    {
                        rows.Add(engine, before, rectifier);
                    }
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rectifiers_leave_of_special_numbers_what_the_oracle_leaves(string engine, string before, string rectifier)
    {
        var model = new Case("special", s => s.Give(Rectifiers[rectifier](Before[before](s)))).In(DType.Float32);
        var expected = Run(EnginesUnderTest.Oracle, trains: false);

        Assert.Contains(expected, float.IsNaN);
        Assert.Equal(rectifier != "relu6", expected.Contains(float.PositiveInfinity));
        Assert.Equal(rectifier == "leaky relu", expected.Contains(float.NegativeInfinity));
        AssertSame(expected, Run(engine, trains: false));
        AssertSame(expected, Run(engine, trains: true));

        float[] Run(string name, bool trains)
        {
            using var session = model.Compile(name, trains ? Running.Rule : null);
            var (inputs, outputs) = (model.Values(0), model.Outputs(0));
            var x = inputs["x"].As<float>();
            (x[7], x[60 + 8], x[120 + 9]) = (float.NegativeInfinity, float.PositiveInfinity, float.NaN);
            session.Forward(inputs, outputs);
            return outputs["output"].As<float>().ToArray();
        }
    }

    private static void AssertSame(float[] expected, float[] actual) => Assert.All(expected.Zip(actual), pair =>
    {
        if (float.IsFinite(pair.First))
        {
            Assert.Equal(pair.First, pair.Second, Rounding * (1 + Math.Abs(pair.First)));
        }
        else
        {
            Assert.Equal(pair.First, pair.Second);
        }
    });
}
