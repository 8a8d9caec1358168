using System.Text.Json;
using MLNetVision.Networks;
using MLNetVision.Networks.Zoo;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Zoo;

/// <summary>The cards against what torchvision says of its weights, made by generators/zoo_cards.py.</summary>
public class CardTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Dictionary<string, Published> Torchvision = Load();

    public static TheoryData<string> Models => [.. ModelZoo.Models.Select(m => m.Name).Where(Torchvision.ContainsKey)];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_card_says_of_published_weights_what_torchvision_says(string name)
    {
        var (model, expected) = (ModelZoo.Find(name), Torchvision[name]);
        var card = model.Card;

        Assert.Equal($"torchvision 0.14: {expected.Weights}, trained on ImageNet-1k", card.Source);
        Assert.Contains("BSD-3-Clause", card.Licence, StringComparison.Ordinal);
        Assert.Equal((expected.Crop, expected.Crop, expected.Resize), (card.Preprocessing.Height, card.Preprocessing.Width, card.Preprocessing.Resize));
        Assert.Equal(expected.Interpolation == "bicubic", card.Preprocessing.Bicubic);
        Assert.Equal(expected.Mean, card.Preprocessing.Mean);
        Assert.Equal(expected.Deviation, card.Preprocessing.Deviation);
        Assert.Equal(expected.Top1, 100 * card.Metrics["accuracy"], 4);
        Assert.Equal(expected.Top5, 100 * card.Metrics["top-5"], 4);
        Assert.Equal(expected.Parameters, (name == "inception_v3" ? InceptionV3.Build(auxiliary: true) : model.Build()).ParameterCount);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Pictures_may_be_as_small_as_torchvisions_and_no_smaller(string name)
    {
        var (model, least) = (ModelZoo.Find(name), Torchvision[name].Least);

        Assert.Equal("[N, 5]", $"{Scores(least[0], least[1])}");
        if (least[0] > 1)
        {
            Assert.Contains("expects", Assert.Throws<NetworkException>(() => Scores(least[0] - 1, least[1] - 1)).Message, StringComparison.Ordinal);
        }

        Shape Scores(int height, int width)
        {
            var network = model.Build(5, (height, width));
            return network.TypeOf(network.Outputs[0].Value).Shape;
        }
    }

    [Fact]
    public void Where_torchvision_has_no_weights_a_card_claims_none() =>
        Assert.All(
            ModelZoo.Models.Where(m => !Torchvision.ContainsKey(m.Name)),
            m => Assert.Equal(("", "", 0), (m.Card.Source, m.Card.Licence, m.Card.Metrics.Count)));

    private static Dictionary<string, Published> Load() => JsonDocument.Parse(Fixtures.Bytes("zoo/cards.json")).RootElement.GetProperty("cards")
        .Deserialize<Published[]>(Json)!.ToDictionary(c => c.Name);

    private sealed record Published(
        string Name, string Weights, int Crop, int Resize, string Interpolation, float[] Mean, float[] Deviation, double Top1, double Top5, long Parameters,
        int[] Least);
}
