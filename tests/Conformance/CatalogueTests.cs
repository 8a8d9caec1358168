using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Tests.Conformance.Cases;

namespace MLNetVision.Tests.Conformance;

public class CatalogueTests
{
    [Fact]
    public void Every_op_has_a_case()
    {
        var ops = typeof(Op).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Op)) && !t.IsAbstract).ToHashSet();
        var covered = Catalogue.All.SelectMany(c => c.In(DType.Float32).Network.Nodes).Select(n => n.Op.GetType()).ToHashSet();

        Assert.Empty(ops.Except(covered).Select(t => t.Name));
    }
}
