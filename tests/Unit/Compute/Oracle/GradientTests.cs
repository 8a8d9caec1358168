using MLNetVision.Networks.Ops;
using MLNetVision.Tests.Unit.Compute.Oracle.Cases;

namespace MLNetVision.Tests.Unit.Compute.Oracle;

public class GradientTests
{
    private static readonly IReadOnlyDictionary<string, GradientCase> All = new[]
    {
        Convolutions.All, Poolings.All, Normalisations.All, Activations.All, Losses.All, Elementwise.All, Moves.All, Recurrences.All,
        Calculations.All, Selections.All, Products.All,
    }.SelectMany(c => c).ToDictionary(c => c.Name);

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_of_inputs_are_those_of_differences(string name) => new GradientCheck(All[name]).Inputs();

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_of_parameters_are_those_of_differences(string name) => new GradientCheck(All[name]).Parameters();

    [Fact]
    public void Every_op_has_a_case()
    {
        var covered = All.Values.SelectMany(c => c.Network().Nodes).Select(n => n.Op.GetType()).ToHashSet();

        Assert.Empty(typeof(Op).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Op)) && !t.IsAbstract && !covered.Contains(t)).Select(t => t.Name));
    }
}
