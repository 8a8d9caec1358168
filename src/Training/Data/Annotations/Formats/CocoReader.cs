using System.Globalization;
using System.Runtime.InteropServices;
using MLNetVision.Metrics;

namespace MLNetVision.Training.Data;

/// <summary>Reads COCO's three lists in whatever order they come, and joins them by id.</summary>
internal sealed class CocoReader(JsonStream json, string path, string folder, AnnotationOptions options)
{
    private readonly List<CocoImage> _images = [];
    private readonly List<CocoObject> _objects = [];
    private readonly SortedDictionary<long, string> _categories = [];
    private bool _hasImages, _hasObjects, _hasCategories;

    public AnnotationSet Read()
    {
        json.Read();
        json.Object(key =>
        {
            options.Cancellation.ThrowIfCancellationRequested();
            _hasImages |= key == "images";
            _hasObjects |= key == "annotations";
            _hasCategories |= key == "categories";
            Part(key);
            json.Place = "";
        });
        json.End();
        var missing = !_hasImages ? "images" : !_hasObjects ? "annotations" : !_hasCategories ? "categories" : null;
        if (missing is not null)
            throw new DataFormatException($"{path}: it has no '{missing}', so it is no file of COCO's detections.");
        return Joined();
    }

    private void Part(string key)
    {
        Action<string>? read = key switch { "images" => Image, "annotations" => Object, "categories" => Category, _ => null };
        if (read is null)
            json.Skip();
        else
            json.Array(i => read(string.Create(CultureInfo.InvariantCulture, $"{key}[{i}]")));
    }

    private void Image(string place)
    {
        json.Place = place;
        var (image, width, height) = (new CocoImage(null, "", 0, 0, place), 0.0, 0.0);
        json.Object(key =>
        {
            if (key == "id")
                image = image with { Id = json.Whole(key) };
            else if (key == "file_name")
                image = image with { File = json.Text(key) };
            else if (key == "width")
                width = json.Number(key);
            else if (key == "height")
                height = json.Number(key);
            else
                json.Skip();
        });
        if (image.Id is null)
            throw json.Fault("'id' is missing");
        var file = FileErrors.Below(folder, image.File, Named(place));
        _images.Add(image with
        {
            File = file, Width = BoxRules.Side(width, "width", Named(place)), Height = BoxRules.Side(height, "height", Named(place)),
        });
    }

    private void Category(string place)
    {
        json.Place = place;
        (long? id, string? name) = (null, null);
        json.Object(key =>
        {
            if (key == "id")
                id = json.Whole(key);
            else if (key == "name")
                name = json.Text(key);
            else
                json.Skip();
        });
        if (id is null || string.IsNullOrEmpty(name))
            throw json.Fault(id is null ? "'id' is missing" : "'name' is missing or empty");
        if (!_categories.TryAdd(id.Value, name))
            throw json.Fault($"the category's id {id} comes twice");
    }

    private void Object(string place)
    {
        json.Place = place;
        var item = new CocoObject { Place = _objects.Count };
        double? area = null;
        json.Object(key =>
        {
            switch (key)
            {
                case "image_id":
                    item.Image = json.Whole(key);
                    break;
                case "category_id":
                    item.Category = json.Whole(key);
                    break;
                case "bbox":
                    item.Box = Sides();
                    break;
                case "area":
                    item.Area = (float)json.Number(key);
                    break;
                case "iscrowd":
                    item.IsCrowd = json.Flag(key);
                    break;
                case "ignore":
                    item.IsDifficult = json.Flag(key);
                    break;
                case "segmentation":
                    area = CocoArea.Read(json);
                    break;
                default:
                    json.Skip();
                    break;
            }
        });
        if (item.Image is null || item.Category is null || item.Box is null)
            throw json.Fault($"'{(item.Image is null ? "image_id" : item.Category is null ? "category_id" : "bbox")}' is missing");
        item.Area ??= (float?)area;
        _objects.Add(item);
    }

    private Box Sides()
    {
        var (sides, count) = (new double[4], 0);
        json.Array(i => sides[Math.Min(count++, 3)] = json.Number("bbox"));
        return count == 4
            ? new Box((float)sides[0], (float)sides[1], (float)(sides[0] + sides[2]), (float)(sides[1] + sides[3]))
            : throw json.Fault($"'bbox' is x, y, width, height, not {count} numbers");
    }

    private AnnotationSet Joined()
    {
        var classes = new ClassList(options.Classes);
        var labels = new Dictionary<long, int>();
        if (options.Classes is null)
        {
            foreach (var (id, name) in _categories)
                labels[id] = classes.Of(name, $"{path}: category {id}");
        }

        var places = new Dictionary<long, int>();
        for (var i = 0; i < _images.Count; i++)
        {
            if (!places.TryAdd(_images[i].Id!.Value, i))
                throw new DataFormatException($"{Named(_images[i].Place)}: the image's id {_images[i].Id} comes twice.");
        }

        var objects = _images.Select(_ => new List<TrueBox>()).ToArray();
        foreach (ref var item in CollectionsMarshal.AsSpan(_objects))
            Join(item, objects, places, labels, classes);
        return new AnnotationSet(classes.Names, [.. _images.Select((image, i) => new AnnotatedPicture(image.File, image.Width, image.Height, objects[i]))]);
    }

    private void Join(CocoObject item, List<TrueBox>[] objects, Dictionary<long, int> places, Dictionary<long, int> labels, ClassList classes)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{path}: annotations[{item.Place}]");
        if (!places.TryGetValue(item.Image!.Value, out var at))
            throw new DataFormatException($"{place}: there is no image of id {item.Image}.");
        if (!_categories.TryGetValue(item.Category!.Value, out var name))
            throw new DataFormatException($"{place}: there is no category of id {item.Category}.");
        if (!labels.TryGetValue(item.Category.Value, out var label))
            labels[item.Category.Value] = label = classes.Of(name, place);
        if (item.Area is { } given && !(float.IsFinite(given) && given >= 0))
            throw new DataFormatException($"{place}: 'area' is a finite number from 0 on.");
        if (BoxRules.Checked(item.Box!.Value, _images[at].Width, _images[at].Height, options.FaultyBoxes, place) is not { } box)
            return;
        var area = item.Area is { } own && Math.Abs(own - box.Area) > 1e-5f * box.Area ? item.Area : null;
        objects[at].Add(new TrueBox(label, box) { IsCrowd = item.IsCrowd, IsDifficult = item.IsDifficult, Area = area });
    }

    private string Named(string place) => $"{path}: {place}";

    private sealed record CocoImage(long? Id, string File, int Width, int Height, string Place);

    private struct CocoObject
    {
        public int Place;
        public long? Image, Category;
        public Box? Box;
        public float? Area;
        public bool IsCrowd, IsDifficult;
    }
}
