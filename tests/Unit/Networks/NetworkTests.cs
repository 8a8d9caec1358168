using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Zoo;

namespace MLNetVision.Tests.Unit.Networks;

public class NetworkTests
{
    [Fact]
    public void ResNet18_has_the_published_parameters_under_torchvisions_names()
    {
        var network = ResNet.ResNet18();

        Assert.Equal(11_689_512, network.ParameterCount);
        Assert.Contains("layer2.0.downsample.0.weight", network.Parameters.Select(p => p.Name));
        Assert.Contains("layer4.1.bn2.running_var", network.Parameters.Select(p => p.Name));
        Assert.Equal("[N, 1000]", $"{network.TypeOf(network.Outputs[0].Value).Shape}");
    }

    /// <summary>1.81 thousand million multiplications, as published, are 3.6 thousand million operations.</summary>
    [Fact]
    public void ResNet18_costs_what_is_published() => Assert.InRange(ResNet.ResNet18().Summary().Flops / 2e9, 1.80, 1.83);

    [Fact]
    public void The_summary_names_shapes_and_parameters_of_each_step()
    {
        var summary = SmallCnn.Build().Summary();

        Assert.Contains(summary.Steps, s => s is { Name: "conv2", Output: "[N, 64, 14, 14]", Parameters: (32 * 64 * 9) + 64 });
        Assert.Contains("conv2", summary.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"parameters\": 421642", summary.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_shape_is_refused_where_it_is_written_with_node_op_expected_and_got()
    {
        var error = Assert.Throws<NetworkException>(() => Network.Build("bad", b => b.Input("input", ["N", 10]).Conv2d(8, 3, name: "conv")));

        Assert.Equal("'conv' (Conv2d) expects [N, C, H, W] at input 0, but got Float32[N, 10].", error.Message);
    }

    [Fact]
    public void A_window_larger_than_the_picture_is_refused() =>
        Assert.Throws<NetworkException>(() => Network.Build("bad", b => b.Input("input", ["N", 1, 4, 4]).Conv2d(8, 5)));

    [Fact]
    public void Symbolic_sizes_pass_through_and_spell_their_formula()
    {
        var network = Network.Build("any", b => b.Input("input", ["N", 3, "H", "W"]).Conv2d(8, 3, stride: 2, padding: 1));

        Assert.Equal("[N, 8, ((H-1)/2+1), ((W-1)/2+1)]", $"{network.TypeOf(network.Outputs[0].Value).Shape}");
    }

    [Fact]
    public void What_is_added_to_a_symbol_is_one_number_so_that_pictures_of_any_size_can_be_added()
    {
        var network = Network.Build("any", b =>
        {
            var x = b.Input("input", ["N", 4, "H", "W"]);
            return x.Conv2d(4, 3, padding: 1).Add(x).Conv2d(4, 5, padding: 2).Conv2d(4, 1).Add(x);
        });

        Assert.Equal("[N, 4, H, W]", $"{network.TypeOf(network.Outputs[0].Value).Shape}");
    }

    [Theory]
    [InlineData("(H-1)", 1, "H")]
    [InlineData("(H+4)", -5, "(H-1)")]
    [InlineData("((H-1)/2+1)", 2, "((H-1)/2+3)")]
    [InlineData("(H+4)*(W+2)", 1, "((H+4)*(W+2)+1)")]
    public void Formulas_that_are_read_continue_as_those_that_are_made(string formula, int added, string sum)
    {
        Assert.Equal(sum, $"{(Dim)formula + added}");
        Assert.Equal((Dim)sum, (Dim)formula + added);
        Assert.Equal((Dim)formula, (Dim)sum - added);
    }

    [Fact]
    public void Names_are_unique_and_given_where_none_is_said()
    {
        var names = SmallCnn.Build().Nodes.Select(n => n.Name);
        Assert.Equal(["input", "conv1", "relu", "maxPool2d", "conv2", "relu_1", "maxPool2d_1", "flatten", "fc1", "relu_2", "fc2"], names);
        Assert.Throws<NetworkException>(() => Network.Build("twice", b => b.Input("x", ["N", 2]).Dense(2, name: "fc").Dense(2, name: "fc")));
    }

    [Fact]
    public void Cutting_drops_what_only_later_steps_needed()
    {
        var features = ResNet.ResNet18().FeaturesAt("avgpool");

        Assert.Equal("[N, 512, 1, 1]", $"{features.TypeOf(features.Outputs[0].Value).Shape}");
        Assert.Equal(11_689_512 - 513_000, features.ParameterCount);
        Assert.Contains(
            "layer4.1.relu",
            Assert.Throws<NetworkException>(() => features.FeaturesAt("relu9")).Message + string.Join(' ', features.Nodes.Select(n => n.Name)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_head_goes_behind_a_cut()
    {
        var network = ResNet.ResNet18().FeaturesAt("avgpool").Extend(x => x.Flatten().Dense(3, name: "head"));

        Assert.Equal("[N, 3]", $"{network.TypeOf(network.Outputs[0].Value).Shape}");
        Assert.Contains("head.weight", network.Parameters.Select(p => p.Name));
    }

    [Fact]
    public void Freezing_covers_whole_names_only()
    {
        var network = Network.Build("n", b => b.Input("x", ["N", 4]).Dense(4, name: "layer1").Dense(4, name: "layer10")).Freeze("layer1");

        Assert.Equal(["layer10.weight", "layer10.bias"], network.Parameters.Where(p => p.IsTrained).Select(p => p.Name));
        Assert.Throws<NetworkException>(() => network.Freeze("layer2"));
        Assert.All(network.Unfreeze().Parameters, p => Assert.True(p.IsTrained));
    }

    [Fact]
    public void Tied_steps_share_one_parameter_and_must_fit()
    {
        static Network Tie(int width) => Network.Build("tied", b =>
        {
            var x = b.Input("x", ["N", 8]);
            var code = x.Dense(3, name: "encoder", bias: false);
            return b.AddTied(new Dense(width) { Transposed = true, HasBias = false }, "encoder", "decoder", code)[0];
        });

        Assert.Equal(24, Tie(8).ParameterCount);
        Assert.Contains("'encoder.weight' to be [3, 9]", Assert.Throws<NetworkException>(() => Tie(9)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_descriptions_are_equal_networks()
    {
        Assert.Equal(ResNet.ResNet18(), ResNet.ResNet18());
        Assert.NotEqual(ResNet.ResNet18(), ResNet.ResNet18().Freeze("conv1"));
    }

    [Fact]
    public void The_text_form_says_what_each_step_gives()
    {
        var text = SmallCnn.Build().ToString();

        Assert.Contains("fc2 = Dense", text, StringComparison.Ordinal);
        Assert.Contains("-> Float32[N, 10]", text, StringComparison.Ordinal);
    }
}
