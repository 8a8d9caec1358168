using System.Globalization;
using System.Text.RegularExpressions;

namespace MLNetVision.Networks;

/// <summary>
/// What timm (PyTorch Image Models) calls the parameters of the zoo's networks where torchvision, whose names they have, says otherwise: MobileNetV2 and V3,
/// MNASNet, EfficientNet and VGG. ResNets, DenseNets and Inception v3 have the same names in both.
/// </summary>
internal static partial class TimmNames
{
    /// <summary>Blocks of each stage; timm counts blocks within stages, torchvision's MobileNets from the first to the last.</summary>
    private static readonly Dictionary<string, int[]> Stages = new(StringComparer.Ordinal)
    {
        ["mobilenet_v2"] = [1, 2, 3, 4, 3, 3, 1],
        ["mobilenet_v3_large"] = [1, 2, 3, 4, 2, 3],
        ["mobilenet_v3_small"] = [1, 2, 3, 2, 3],
    };

    /// <summary>timm's name of a parameter, or null where it is the same or timm lacks the network.</summary>
    /// <param name="network">The network's name in the zoo.</param>
    /// <param name="parameter">The parameter's name there.</param>
    public static string? Of(string network, string parameter) => network switch
    {
        "mobilenet_v2" => OfMobileNetV2(parameter),
        "mobilenet_v3_large" or "mobilenet_v3_small" => OfMobileNetV3(parameter, Stages[network]),
        _ when network.StartsWith("efficientnet_b", StringComparison.Ordinal) => OfEfficientNet(parameter),
        _ when network.StartsWith("mnasnet", StringComparison.Ordinal) => OfMnasNet(parameter),
        _ when network.StartsWith("vgg", StringComparison.Ordinal) => OfVgg(parameter),
        _ => null,
    };

    private static string? OfMobileNetV2(string parameter)
    {
        if (Numbered().Match(parameter) is not { Success: true } match)
        {
            return Head(parameter, "classifier.1", "classifier");
        }

        var (place, rest) = (Whole(match.Groups[1].ValueSpan), match.Groups[2].Value);
        var stages = Stages["mobilenet_v2"];
        return place == 0 ? Pair(rest, "conv_stem", "bn1")
            : place > stages.Sum() ? Pair(rest, "conv_head", "bn2")
            : $"{Block(place - 1, stages)}.{InBlock(rest.Replace("conv.", "", StringComparison.Ordinal), place == 1)}";
    }

    private static string? OfMobileNetV3(string parameter, int[] stages)
    {
        if (Numbered().Match(parameter) is not { Success: true } match)
        {
            return Head(parameter, "classifier.0", "conv_head") ?? Head(parameter, "classifier.3", "classifier");
        }

        var (place, rest) = (Whole(match.Groups[1].ValueSpan), match.Groups[2].Value);
        return place == 0 ? Pair(rest, "conv_stem", "bn1")
            : place > stages.Sum() ? $"blocks.{stages.Length}.0.{Pair(rest, "conv", "bn1")}"
            : $"{Block(place - 1, stages)}.{InBlock(rest.Replace("block.", "", StringComparison.Ordinal), place == 1)}";
    }

    private static string? OfEfficientNet(string parameter)
    {
        if (Staged().Match(parameter) is { Success: true } match)
        {
            var stage = Whole(match.Groups[1].ValueSpan) - 1;
            return $"blocks.{stage}.{match.Groups[2].Value}.{InBlock(match.Groups[3].Value, stage == 0)}";
        }

        return Numbered().Match(parameter) is { Success: true } end
            ? end.Groups[1].Value == "0" ? Pair(end.Groups[2].Value, "conv_stem", "bn1") : Pair(end.Groups[2].Value, "conv_head", "bn2")
            : Head(parameter, "classifier.1", "classifier");
    }

    private static string? OfMnasNet(string parameter)
    {
        string[] sequence = ["conv_stem", "bn1", "", "blocks.0.0.conv_dw", "blocks.0.0.bn1", "", "blocks.0.0.conv_pw", "blocks.0.0.bn2"];
        string[] inBlock = ["conv_pw", "bn1", "", "conv_dw", "bn2", "", "conv_pwl", "bn3"];
        if (Searched().Match(parameter) is { Success: true } block)
        {
            return $"blocks.{Whole(block.Groups[1].ValueSpan) - 7}.{block.Groups[2].Value}.{inBlock[block.Groups[3].Value[0] - '0']}.{block.Groups[4].Value}";
        }

        return Layer().Match(parameter) is { Success: true } layer
            ? Whole(layer.Groups[1].ValueSpan) switch
            {
                14 => $"conv_head.{layer.Groups[2].Value}",
                15 => $"bn2.{layer.Groups[2].Value}",
                var place => $"{sequence[place]}.{layer.Groups[2].Value}",
            }
            : Head(parameter, "classifier.1", "classifier");
    }

    private static string? OfVgg(string parameter) =>
        Head(parameter, "classifier.0", "pre_logits.fc1") ?? Head(parameter, "classifier.3", "pre_logits.fc2") ?? Head(parameter, "classifier.6", "head.fc");

    /// <summary>"2.1.weight" of a block: unit 2, convolution 0 or normalisation 1; the last unit of some blocks has no number for both.</summary>
    /// <param name="rest">The name within the block.</param>
    /// <param name="isSeparable">Whether the block begins with its depthwise convolution.</param>
    private static string InBlock(string rest, bool isSeparable)
    {
        var parts = rest.Split('.');
        if (parts[1] is "fc1" or "fc2")
        {
            return $"se.{(parts[1] == "fc1" ? "conv_reduce" : "conv_expand")}.{parts[2]}";
        }

        var units = isSeparable ? 2 : 3;
        var (unit, isNorm) = parts.Length == 3 ? (Whole(parts[0]), parts[1] == "1") : LastUnit(Whole(parts[0]), units);
        unit = Math.Min(unit, units - 1);
        string[] names = isSeparable ? ["conv_dw", "conv_pw"] : ["conv_pw", "conv_dw", "conv_pwl"];
        return $"{(isNorm ? $"bn{unit + 1}" : names[unit])}.{parts[^1]}";
    }

    /// <summary>MobileNetV2 has the last convolution of a block and its normalisation side by side behind the other units.</summary>
    private static (int Unit, bool IsNorm) LastUnit(int place, int units) => (units - 1, place == units);

    private static string Block(int place, int[] stages)
    {
        var stage = 0;
        while (place >= stages[stage])
        {
            place -= stages[stage++];
        }

        return $"blocks.{stage}.{place}";
    }

    private static string Pair(string rest, string conv, string norm) => (rest[0] == '0' ? conv : norm) + rest[1..];

    private static string? Head(string parameter, string ours, string theirs) =>
        parameter.StartsWith(ours + ".", StringComparison.Ordinal) ? theirs + parameter[ours.Length..] : null;

    private static int Whole(ReadOnlySpan<char> digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^features\.(\d+)\.(.+)$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^features\.(\d+)\.(\d+)\.block\.(.+)$")]
    private static partial Regex Staged();

    [GeneratedRegex(@"^layers\.(\d+)\.(\d+)\.layers\.(\d)\.(.+)$")]
    private static partial Regex Searched();

    [GeneratedRegex(@"^layers\.(\d+)\.([a-z_]+)$")]
    private static partial Regex Layer();
}
