using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Zoo;

namespace MLNetVision.Tests.Unit.Networks.Zoo;

public class HeadTests
{
    public static TheoryData<string> Models => [.. ModelZoo.Models.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_new_head_has_its_classes_and_nothing_else_changes(string name)
    {
        var network = ModelZoo.Find(name).Build();
        var heads = Heads.Of(network);
        var replaced = Heads.Replace(network, 7);

        Assert.Equal(ModelZoo.Find(name).Build(classes: 7), replaced);
        Assert.Equal(
            network.Parameters.Where(p => !IsOfHead(p.Name)).Select(p => $"{p.Name} {p.Spec.Shape}"),
            replaced.Parameters.Where(p => !IsOfHead(p.Name)).Select(p => $"{p.Name} {p.Spec.Shape}"));
        Assert.All(replaced.Parameters.Where(p => IsOfHead(p.Name)), p => Assert.Equal(7, p.Spec.Shape[0].Size));

        bool IsOfHead(string parameter) => heads.Any(h => parameter.StartsWith(h + ".", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Features_are_a_vector_a_picture(string name)
    {
        var network = ModelZoo.Find(name).Build();
        var features = Heads.Features(network);
        var head = network.Parameters.First(p => p.Name.StartsWith(Heads.Of(network)[0] + ".", StringComparison.Ordinal));

        Assert.Equal("features", Assert.Single(features.Outputs).Name);
        Assert.Equal($"[N, {head.Spec.Shape[1]}]", $"{features.TypeOf(features.Outputs[0].Value).Shape}");
        Assert.DoesNotContain(features.Parameters, p => p.Name == head.Name);
    }

    [Fact]
    public void Classifiers_half_way_get_new_heads_and_go_with_their_outputs()
    {
        var network = Heads.Replace(GoogLeNet.Build(auxiliary: true), 7);

        Assert.Equal(["fc", "aux1.fc2", "aux2.fc2"], Heads.Of(network));
        Assert.All(network.Outputs, o => Assert.Equal("[N, 7]", $"{network.TypeOf(o.Value).Shape}"));
        Assert.Equal(GoogLeNet.Build(7), network.WithOutputs(network.Outputs[0]));
        Assert.Equal(InceptionV3.Build(), InceptionV3.Build(auxiliary: true) is var three ? three.WithOutputs(three.Outputs[0]) : null);
    }

    [Fact]
    public void A_head_is_found_behind_a_loss_and_keeps_what_is_frozen()
    {
        var network = ResNet.ResNet18Small()
            .Extend(x => x.Then(new CrossEntropy(), "loss", x.Builder.Input("target", [Dim.Batch], DType.Int64))).Freeze("layer1");
        var replaced = Heads.Replace(network, 3);

        Assert.Equal("[3, 512]", $"{replaced.Parameters.Single(p => p.Name == "fc.weight").Spec.Shape}");
        Assert.Equal("layer1", Assert.Single(replaced.Frozen));
    }

    [Fact]
    public void Weights_of_the_old_classes_fit_all_but_the_head()
    {
        var network = SmallCnn.Build();
        var replaced = Heads.Replace(network, 3);
        var old = WeightSet.Initialise(network, 1);
        var fitted = old.Fit(replaced, WeightSet.Initialise(replaced, 2), out var report);

        Assert.Equal(["fc2.bias", "fc2.weight"], report.Misshaped.Select(m => m.Name).Order(StringComparer.Ordinal));
        Assert.Same(old["conv1.weight"], fitted["conv1.weight"]);
        Assert.Equal("[3, 128]", $"{fitted["fc2.weight"].Shape}");
    }

    [Fact]
    public void A_network_without_a_head_is_refused_by_the_step_in_between()
    {
        var error = Assert.Throws<NetworkException>(() => Heads.Replace(ResNet.ResNet18().FeaturesAt("avgpool"), 5));

        Assert.Contains("'layer4.1.add' (Add) lies between", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_classes_are_refused() => Assert.Throws<ArgumentOutOfRangeException>("classes", () => Heads.Replace(SmallCnn.Build(), 0));
}
