using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Networks;

public class NetworkJsonTests
{
    [Fact]
    public void A_network_of_every_op_comes_back_equal()
    {
        var network = EveryOpNetwork.Build();

        Assert.Equal(network, NetworkJson.Read(NetworkJson.Write(network)));
    }

    [Fact]
    public void The_network_of_every_op_has_every_op()
    {
        var used = EveryOpNetwork.Build().Nodes.Select(n => n.Op.GetType()).ToHashSet();
        var all = typeof(Op).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Op)) && !t.IsAbstract);

        Assert.Empty(all.Where(t => !used.Contains(t)).Select(t => t.Name));
    }

    [Fact]
    public void What_is_as_usual_may_be_left_out()
    {
        var network = NetworkJson.Read("""
            {"format": "mlnetvision-network", "version": 1, "name": "short", "outputs": {"o": "b"}, "nodes": [
                {"name": "a", "op": "Input", "attributes": {"type": {"element": "Float32", "shape": ["N", 2]}}}, {"name": "b", "op": "Relu", "inputs": ["a"]}]}
            """);

        Assert.Equal(Network.Build("short", b => new Dictionary<string, Tensor> { ["o"] = b.Input("a", ["N", 2]).Relu("b") }), network);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"format\":\"other\",\"version\":1,\"name\":\"x\",\"nodes\":[],\"outputs\":{}}")]
    [InlineData("{\"format\":\"mlnetvision-network\",\"version\":2,\"name\":\"x\",\"nodes\":[],\"outputs\":{}}")]
    [InlineData("{\"format\":\"mlnetvision-network\",\"version\":1,\"name\":\"x\",\"nodes\":[],\"outputs\":{}}")]
    [InlineData("{\"format\":\"mlnetvision-network\",\"version\":1,\"name\":\"x\",\"nodes\":[{\"name\":\"a\",\"op\":\"Explode\"}],\"outputs\":{\"o\":\"a\"}}")]
    [InlineData("{\"format\":\"mlnetvision-network\",\"version\":1,\"name\":\"x\","
        + "\"nodes\":[{\"name\":\"a\",\"op\":\"Relu\",\"inputs\":[\"a\"]}],\"outputs\":{\"o\":\"a\"}}")]
    [InlineData("{\"format\":\"mlnetvision-network\",\"version\":1,\"name\":\"x\","
        + "\"nodes\":[{\"name\":\"a\",\"op\":\"Relu\",\"inputs\":[\"a:x\"]}],\"outputs\":{\"o\":\"a\"}}")]
    public void What_is_no_network_ends_in_one_kind_of_error(string json) => Assert.Throws<NetworkException>(() => NetworkJson.Read(json));
}
