using System.Globalization;
using MLNetVision.Imaging;

namespace MLNetVision.Cli.Detect;

/// <summary>Writes pictures with what was found in them; a class has the same colour in all.</summary>
internal sealed class DrawnPictures
{
    private const int PixelsALetter = 45;
    private readonly Dictionary<string, int> _classes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _folder;
    private readonly float _least;

    public DrawnPictures(string folder, float least)
    {
        (_folder, _least) = (folder, least);
        Directory.CreateDirectory(folder);
    }

    public void Write(FoundPicture picture)
    {
        var image = ImageFile.Load(picture.File);
        image = image.Channels < 3 ? image.WithChannels(3) : image;
        var unit = Math.Max(Math.Max(image.Width, image.Height) / PixelsALetter, 8);
        var style = new BoxStyle { LineWidth = Math.Max(unit / 5f, 1.5f), TextHeight = unit };
        foreach (var o in picture.Objects.Where(o => o.Score >= _least).Reverse())
        {
            var caption = string.Create(CultureInfo.InvariantCulture, $"{o.Label} {o.Score:F2}");
            Paint.Box(image, o.Box[0], o.Box[1], o.Box[2], o.Box[3], ClassColours.Of(Number(o.Label)), caption, style);
        }

        ImageFile.Save(image, Path.Combine(_folder, Name(picture.File)));
    }

    private int Number(string label)
    {
        if (!_classes.TryGetValue(label, out var number))
            _classes[label] = number = _classes.Count;
        return number;
    }

    /// <summary>The picture's name; with a number where pictures of several folders are called alike.</summary>
    private string Name(string file)
    {
        var stem = Path.GetFileNameWithoutExtension(file);
        var name = $"{stem}.png";
        for (var i = 2; !_names.Add(name); i++)
            name = string.Create(CultureInfo.InvariantCulture, $"{stem}-{i}.png");
        return name;
    }
}
