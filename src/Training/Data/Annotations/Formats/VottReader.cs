using System.Globalization;
using MLNetVision.Metrics;

namespace MLNetVision.Training.Data;

/// <summary>Reads VoTT's tags and assets, in whatever order they come.</summary>
internal sealed class VottReader(JsonStream json, string path, string folder, AnnotationOptions options)
{
    private readonly List<string> _tags = [];
    private readonly List<(string Name, double Width, double Height, List<(Box Box, List<string> Tags)> Regions, string Place)> _assets = [];
    private bool _hasAssets;

    public AnnotationSet Read()
    {
        json.Read();
        json.Object(key =>
        {
            options.Cancellation.ThrowIfCancellationRequested();
            if (key == "tags")
                json.Array(i => Tag($"tags[{i}]"));
            else if (key == "assets")
                Assets();
            else
                json.Skip();
            json.Place = "";
        });
        json.End();
        if (!_hasAssets)
            throw new DataFormatException($"{path}: it has no 'assets', so it is no export of VoTT's.");
        var classes = new ClassList(options.Classes);
        foreach (var tag in options.Classes is null ? _tags : [])
            classes.Of(tag, path);
        return new AnnotationSet(classes.Names, [.. _assets.Select(a => Picture(a.Name, a.Width, a.Height, a.Regions, a.Place, classes))]);
    }

    private void Tag(string place)
    {
        json.Place = place;
        string? name = null;
        json.Object(key =>
        {
            if (key == "name")
                name = json.Text(key);
            else
                json.Skip();
        });
        if (string.IsNullOrEmpty(name) || _tags.Contains(name))
            throw json.Fault("'name' is missing, empty or comes twice");
        _tags.Add(name);
    }

    private void Assets()
    {
        _hasAssets = true;
        if (json.IsArray)
            json.Array(i => Asset($"assets[{i}]"));
        else
            json.Object(id => Asset($"assets['{id}']"));
    }

    private void Asset(string place)
    {
        json.Place = place;
        var (name, width, height, regions) = ("", 0.0, 0.0, new List<(Box, List<string>)>());
        json.Object(key =>
        {
            if (key == "asset")
                (name, width, height) = Head();
            else if (key == "regions")
                json.Array(i => regions.Add(Region(string.Create(CultureInfo.InvariantCulture, $"{place}.regions[{i}]"))));
            else
                json.Skip();
            json.Place = place;
        });
        _assets.Add((name, width, height, regions, $"{path}: {place}"));
    }

    private (string Name, double Width, double Height) Head()
    {
        var (name, width, height) = ("", 0.0, 0.0);
        json.Object(key =>
        {
            if (key == "name")
            {
                name = json.Text(key);
            }
            else if (key == "size")
            {
                json.Object(side =>
                {
                    if (side == "width")
                        width = json.Number(side);
                    else if (side == "height")
                        height = json.Number(side);
                    else
                        json.Skip();
                });
            }
            else
            {
                json.Skip();
            }
        });
        return (name, width, height);
    }

    private (Box Box, List<string> Tags) Region(string place)
    {
        json.Place = place;
        var (sides, tags, seen) = (new Dictionary<string, double>(), new List<string>(), false);
        json.Object(key =>
        {
            if (key == "boundingBox")
            {
                seen = true;
                json.Object(side => sides[side] = json.Number(side));
            }
            else if (key == "tags")
            {
                json.Array(_ => tags.Add(json.Text(key)));
            }
            else
            {
                json.Skip();
            }
        });
        double Side(string name) => sides.TryGetValue(name, out var value) ? value : throw json.Fault(
            seen ? $"the 'boundingBox' has no '{name}'" : "'boundingBox' is missing");
        if (tags.Count == 0)
            throw json.Fault("the region has no tag. Tag it, or take it out");
        var (left, top) = (Side("left"), Side("top"));
        return (new Box((float)left, (float)top, (float)(left + Side("width")), (float)(top + Side("height"))), tags);
    }

    private AnnotatedPicture Picture(
        string name, double width, double height, List<(Box Box, List<string> Tags)> regions, string place, ClassList classes)
    {
        var file = FileErrors.Below(folder, name, place);
        var (wide, high) = (BoxRules.Side(width, "width", place), BoxRules.Side(height, "height", place));
        var objects = new List<TrueBox>();
        for (var i = 0; i < regions.Count; i++)
        {
            var region = string.Create(CultureInfo.InvariantCulture, $"{place}.regions[{i}]");
            if (BoxRules.Checked(regions[i].Box, wide, high, options.FaultyBoxes, region) is { } box)
                objects.AddRange(regions[i].Tags.Select(tag => new TrueBox(classes.Of(tag, region), box)));
        }

        return new AnnotatedPicture(file, wide, high, objects);
    }
}
