using MLNetVision.Networks;
using MLNetVision.Networks.Zoo;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Zoo;

/// <summary>Names, shapes and order of torchvision's state dicts, made by generators/zoo_parameters.py.</summary>
public class ParameterNameTests
{
    public static TheoryData<string> Models => [.. ModelZoo.Models.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_network_of_the_zoo_has_torchvisions_parameters(string name) => Compare(name, ModelZoo.Find(name).Build());

    [Fact]
    public void A_narrower_mobilenet_has_torchvisions_channels() => Compare("mobilenet_v2_half", MobileNetV2.Build(width: 0.5));

    [Fact]
    public void Classifiers_half_way_have_torchvisions_parameters()
    {
        Compare("googlenet_training", GoogLeNet.Build(auxiliary: true));
        Compare("inception_v3_training", InceptionV3.Build(auxiliary: true));
    }

    [Fact]
    public void A_narrower_mobilenet_v1_has_half_of_each_layers_channels() => Compare("mobilenet_v1_half", MobileNetV1.Build(width: 0.5));

    private static void Compare(string name, Network network)
    {
        var expected = File.ReadLines(Fixtures.Path($"zoo/parameters/{name}.txt")).Where(line => !line.StartsWith('#'));

        Assert.Equal(expected, network.Parameters.Select(p => $"{p.Name} {string.Join('x', p.Spec.Shape)}"));
    }
}
