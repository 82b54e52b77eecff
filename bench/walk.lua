-- Requests that no run made before: `wrk --script walk.lua <url> -- <kind> <folder> <start> [path]`.
-- The folder holds the codes and titles of all occupations and the codes of all regions, one a line each. With a path,
-- such as one of the ceiling server, the same queries are sent to it, so that making them costs either server's load as
-- much.

local function lines(path)
    local all = {}
    for line in io.lines(path) do all[#all + 1] = line end
    return all
end

local orders = { "id", "-id", "median", "-median", "mean", "-mean", "region", "-region", "low", "-low", "high", "-high" }
local choices = { "", "&period=year", "&period=hour", "&currency=USD", "&pay_basis=base", "&currency=USD&pay_basis=base",
    "&currency=USD&period=year", "&currency=USD&period=hour", "&pay_basis=base&period=year", "&pay_basis=base&period=hour" }
local occupations, titles, regions, at, target, path

local targets = {
    -- Every place of one occupation after the other; a further round asks for fewer rows.
    bands = function(i)
        local occupation = occupations[i % #occupations + 1]
        local region = regions[math.floor(i / #occupations) % #regions + 1]
        local round = math.floor(i / #occupations / #regions)
        local limit = round == 0 and "" or "&limit=" .. (200 - round % 200)
        return "/v1/salary-bands?occupation=" .. occupation .. "&region=" .. region .. limit
    end,
    -- The first page of every occupation, in each order and of each choice.
    pages = function(i)
        local occupation = occupations[i % #occupations + 1]
        local round = math.floor(i / #occupations)
        local order = orders[round % #orders + 1]
        local choice = choices[math.floor(round / #orders) % #choices + 1]
        return "/v1/salary-bands?occupation=" .. occupation .. "&limit=50&sort=" .. order .. choice
    end,
    -- The title of every occupation; a further round asks for fewer hits.
    searches = function(i)
        local round = math.floor(i / #titles)
        return "/v1/search?q=" .. titles[i % #titles + 1] .. "&limit=" .. (200 - round % 200)
    end,
    -- The title of every occupation without its last letters.
    suggestions = function(i)
        local begun = titles[i % #titles + 1]:sub(1, -4):gsub("%%.?$", "")
        local round = math.floor(i / #titles)
        return "/v1/titles/suggest?q=" .. begun .. "&limit=" .. (50 - round % 50)
    end,
    -- The title of every occupation as that of a numbered posting.
    matches = function(i)
        return "/v1/titles/match?title=" .. titles[i % #titles + 1] .. "+%23" .. i
    end,
}

function init(arguments)
    target = targets[arguments[1]]
    occupations = lines(arguments[2] .. "/occupations")
    titles = lines(arguments[2] .. "/titles")
    regions = lines(arguments[2] .. "/regions")
    at = tonumber(arguments[3])
    path = arguments[4]
end

function request()
    at = at + 1
    local own = target(at)
    return wrk.format("GET", path and path .. own:match("%?.*") or own)
end
