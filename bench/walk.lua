-- Requests that no run made before: `wrk --script walk.lua <url> -- <bands|pages> <folder> <start> [path]`.
-- The folder holds the codes of all occupations and regions, one a line each. With a path, such as one of the ceiling
-- server, the same queries are sent to it, so that making them costs either server's load as much.

local function lines(path)
    local all = {}
    for line in io.lines(path) do all[#all + 1] = line end
    return all
end

local orders = { "id", "-id", "median", "-median", "mean", "-mean", "region", "-region", "low", "-low", "high", "-high" }
local choices = { "", "&period=year", "&period=hour", "&currency=USD", "&pay_basis=base", "&currency=USD&pay_basis=base",
    "&currency=USD&period=year", "&currency=USD&period=hour", "&pay_basis=base&period=year", "&pay_basis=base&period=hour" }
local occupations, regions, at, target, path

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
}

function init(arguments)
    target = targets[arguments[1]]
    occupations = lines(arguments[2] .. "/occupations")
    regions = lines(arguments[2] .. "/regions")
    at = tonumber(arguments[3])
    path = arguments[4]
end

function request()
    at = at + 1
    local own = target(at)
    return wrk.format("GET", path and path .. own:match("%?.*") or own)
end
